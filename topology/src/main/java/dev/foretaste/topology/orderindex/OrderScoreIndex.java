package dev.foretaste.topology.orderindex;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topology.erasure.ErasureEffect;
import dev.foretaste.topology.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The part of the flow that brings outcomes to where their order id belongs: an order id does not
 * tell the customer, and so not the partition of the customer's state.
 */
public final class OrderScoreIndex {
  /** On a record without value: whose entry under the order id is to go. */
  private static final String CUSTOMER = "foretaste.customer";

  private OrderScoreIndex() {}

  /**
   * Keeps these outcomes in {@link StateStores#ORDER_SCORES} until their customers are forgotten,
   * and notes them in {@link StateStores#CUSTOMER_ORDERS}; the topology has both.
   *
   * @param gone by order id
   * @param partitions of the index
   */
  public static void of(
      KStream<String, PredictionOutcome> outcomes,
      KStream<String, ErasureEffect.OrderGone> gone,
      int partitions) {
    outcomes.process(
        KeepCustomerOrders::new, Named.as("keep-customer-orders"), StateStores.CUSTOMER_ORDERS);
    outcomes
        .selectKey((customerId, outcome) -> outcome.getOrderId(), Named.as("by-order-id"))
        .merge(gone.process(Removal::new, Named.as("removal-by-order-id")), Named.as("order-index"))
        .repartition(
            Repartitioned.with(Serdes.String(), AvroSerdes.stored(PredictionOutcome.class))
                .withName("order-scores")
                .withNumberOfPartitions(partitions))
        .process(KeepOrderScores::new, Named.as("keep-order-scores"), StateStores.ORDER_SCORES);
  }

  static Optional<String> customerOf(Record<String, PredictionOutcome> removal) {
    Header header = removal.headers().lastHeader(CUSTOMER);
    return Optional.ofNullable(header).map(it -> new String(it.value(), StandardCharsets.UTF_8));
  }

  private static final class Removal
      extends ContextualProcessor<String, ErasureEffect.OrderGone, String, PredictionOutcome> {
    @Override
    public void process(Record<String, ErasureEffect.OrderGone> gone) {
      Record<String, PredictionOutcome> removal = gone.withValue(null);
      removal.headers().add(CUSTOMER, gone.value().customerId().getBytes(StandardCharsets.UTF_8));
      context().forward(removal);
    }
  }
}
