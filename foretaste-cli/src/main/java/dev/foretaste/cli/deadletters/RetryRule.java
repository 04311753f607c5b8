package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Tells which dead letters the door takes when they come again under the right key at this moment.
 * What only the customer's state can tell (an order that was not known yet) is given another
 * chance.
 */
final class RetryRule {
  private static final String ORDER_ID_REUSED = "order-id-reused";

  private final Deserializer<SpecificRecord> orders;
  private final Deserializer<FeedbackGiven> feedback;
  private final Function<Letter, Optional<StoredRecord>> originals;
  private final OrderValidator validator = new OrderValidator();

  /**
   * @param originals finds the refused record of a letter that holds only its beginning
   */
  RetryRule(SchemaRegistryClient registry, Function<Letter, Optional<StoredRecord>> originals) {
    this.orders = AvroSerdes.deserializer(TopicCatalogue.ORDERS, registry);
    this.feedback = AvroSerdes.deserializer(TopicCatalogue.FEEDBACK, registry);
    this.originals = originals;
  }

  /**
   * Decides.
   *
   * @param now when it would be sent, ms since 1970-01-01T00:00Z
   */
  RetryDecision decide(Letter letter, long now) {
    if (letter.reason().equals(ORDER_ID_REUSED)) {
      return new RetryDecision.Hopeless(
          "another order has this orderId; send the event under another one");
    }
    Optional<byte[]> value =
        letter.isTruncated()
            ? originals.apply(letter).flatMap(StoredRecord::value)
            : letter.record().value();
    if (value.isEmpty()) {
      return new RetryDecision.Hopeless(
          letter.isTruncated()
              ? "only its first MiB was kept, and the original is gone; send the event again"
              : "the record has no value; send an event");
    }
    try {
      return letter.id().topic().equals(TopicCatalogue.FEEDBACK_DLQ.name())
          ? decideFeedback(value.get(), now)
          : decideOrder(value.get(), now);
    } catch (UndecodableRecordException e) {
      return new RetryDecision.Hopeless("it still cannot be decoded: " + e.getMessage());
    }
  }

  private RetryDecision decideOrder(byte[] value, long now) {
    SpecificRecord decoded = orders.deserialize(TopicCatalogue.ORDERS.name(), value);
    if (decoded instanceof ErasureRequested request) {
      return decide(
          validator.check(request), TopicCatalogue.ORDERS, request.getCustomerId(), value);
    }
    OrderEvent event = OrderEvent.of(decoded);
    return decide(validator.check(event, now), TopicCatalogue.ORDERS, event.customerId(), value);
  }

  private RetryDecision decideFeedback(byte[] value, long now) {
    FeedbackGiven given = feedback.deserialize(TopicCatalogue.FEEDBACK.name(), value);
    return decide(
        validator.check(given, now), TopicCatalogue.FEEDBACK, given.getCustomerId(), value);
  }

  private static RetryDecision decide(
      List<Rejection> faults, TopicSpec door, String customerId, byte[] value) {
    return faults.isEmpty()
        ? new RetryDecision.Send(door.name(), customerId.getBytes(StandardCharsets.UTF_8), value)
        : new RetryDecision.Hopeless(faults.get(0).detail());
  }
}
