/** Which experiment is going on, as this instance and each of its tasks know it. */
package dev.foretaste.topology.experiments;
