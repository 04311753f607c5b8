package dev.foretaste.topology.orderindex;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The part of the flow that brings outcomes to where their order id belongs: an order id does not
 * tell the customer, and so not the partition of the customer's state.
 */
public final class OrderScoreIndex {
  private OrderScoreIndex() {}

  /**
   * Keeps these outcomes in {@link StateStores#ORDER_SCORES}, which the topology has.
   *
   * @param partitions of the index
   */
  public static void of(KStream<String, PredictionOutcome> outcomes, int partitions) {
    outcomes
        .selectKey((customerId, outcome) -> outcome.getOrderId(), Named.as("by-order-id"))
        .repartition(
            Repartitioned.with(Serdes.String(), AvroSerdes.stored(PredictionOutcome.class))
                .withName("order-scores")
                .withNumberOfPartitions(partitions))
        .process(KeepOrderScores::new, Named.as("keep-order-scores"), StateStores.ORDER_SCORES);
  }
}
