/** Running the stream: configuration, memory, failures, start and stop. */
package dev.foretaste.topology.lifecycle;
