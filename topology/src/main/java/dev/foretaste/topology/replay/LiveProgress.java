package dev.foretaste.topology.replay;

import dev.foretaste.topology.inputs.InputNotLoadedException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * How far the live stream is with one partition of its orders.
 *
 * @param admin stays open as long as this is used
 * @param group the live stream's application id
 */
public record LiveProgress(Admin admin, String group, TopicPartition orders) {

  /** The offset behind the last order that is committed; 0 before any. */
  public long committed() {
    try {
      OffsetAndMetadata offset =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().get(orders);
      return offset == null ? 0 : offset.offset();
    } catch (ExecutionException e) {
      throw new InputNotLoadedException(
          "Kafka does not tell how far %s is: %s".formatted(group, e.getCause().getMessage()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
