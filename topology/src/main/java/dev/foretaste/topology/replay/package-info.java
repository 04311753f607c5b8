/** Running the flow once more over orders that a live stream has processed, as it was recorded. */
package dev.foretaste.topology.replay;
