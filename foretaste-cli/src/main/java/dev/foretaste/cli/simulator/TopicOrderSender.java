package dev.foretaste.cli.simulator;

import dev.foretaste.schema.OrderPlaced;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends orders to a topic, keyed by customer, and counts those that get lost. Closes nothing. */
public final class TopicOrderSender implements OrderSender {
  private static final Logger LOG = LoggerFactory.getLogger(TopicOrderSender.class);

  private final Producer<String, OrderPlaced> producer;
  private final String topic;
  private final AtomicLong lost = new AtomicLong();

  /** The producer's max.block.ms bounds how long a send may take when the broker is away. */
  public TopicOrderSender(Producer<String, OrderPlaced> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  @Override
  public void send(OrderPlaced order) {
    producer.send(
        new ProducerRecord<>(topic, order.getCustomerId(), order),
        (metadata, e) -> {
          if (e != null) {
            LOG.warn(
                "{} simulated orders are lost, the latest: {}",
                lost.incrementAndGet(),
                e.toString());
          }
        });
  }

  /** How many orders the topic did not take. */
  public long lost() {
    return lost.get();
  }
}
