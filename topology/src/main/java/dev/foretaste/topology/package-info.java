/** The stream: start reading at {@link dev.foretaste.topology.OrderPredictionTopology}. */
package dev.foretaste.topology;
