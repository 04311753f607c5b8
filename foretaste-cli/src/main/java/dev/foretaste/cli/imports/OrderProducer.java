package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.orders.SourcedOrder;
import dev.foretaste.schema.OrderPlaced;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends the orders of one file to a topic, each with the headers that let a re-run recognise it.
 */
final class OrderProducer implements OrderTarget {
  private final Producer<String, OrderPlaced> producer;
  private final String topic;
  private final String digest;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  OrderProducer(Producer<String, OrderPlaced> producer, String topic, String digest) {
    this.producer = producer;
    this.topic = topic;
    this.digest = digest;
  }

  @Override
  public void send(SourcedOrder sourced) {
    stopIfFailed();
    OrderPlaced order = sourced.order();
    producer.send(
        new ProducerRecord<>(
            topic,
            null,
            order.getCustomerId(),
            order,
            ImportHeaders.of(digest, sourced.position())),
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  @Override
  public void flush() {
    producer.flush();
    stopIfFailed();
  }

  private void stopIfFailed() {
    Exception e = failure.get();
    if (e != null) {
      throw new FailureException(
          "an order could not be sent (%s); when the cause is gone, the same command goes on where this one stopped"
              .formatted(e.getMessage()),
          e);
    }
  }
}
