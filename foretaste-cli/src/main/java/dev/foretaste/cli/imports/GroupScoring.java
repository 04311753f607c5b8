package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.topics.TopicCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows from its committed offsets how far the topology is: under exactly-once it commits them
 * together with the predictions.
 */
final class GroupScoring implements Scoring {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Admin admin;
  private final String topic;
  private final String group;
  private final Supplier<Patience> patience;

  GroupScoring(Admin admin, String topic, String group, Supplier<Patience> patience) {
    this.admin = admin;
    this.topic = topic;
    this.group = group;
    this.patience = patience;
  }

  /** Behind the orders as they arrived, those that a service with --rekey makes of them. */
  @Override
  public void awaitCaughtUp(Progress progress) {
    progress.message("waiting for predictions");
    awaitCaughtUp(topic);
    String rekeyed = TopicCatalogue.ORDERS_BY_CUSTOMER.name();
    if (get(admin.listTopics().names()).contains(rekeyed)) {
      awaitCaughtUp(rekeyed);
    }
  }

  private void awaitCaughtUp(String topic) {
    Map<TopicPartition, Long> ends = ends(topic);
    Patience waiting = patience.get();
    long left = left(ends);
    while (left > 0) {
      waiting.check(
          left,
          "%,d orders are sent but not scored: check that the service of application id %s runs, and its log"
              .formatted(left, group));
      LockSupport.parkNanos(LOOK_NANOS);
      left = left(ends);
    }
  }

  private Map<TopicPartition, Long> ends(String topic) {
    TopicDescription description =
        get(admin.describeTopics(Set.of(topic)).allTopicNames()).get(topic);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    description
        .partitions()
        .forEach(p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        get(admin.listOffsets(latest).all()).entrySet()) {
      ends.put(end.getKey(), end.getValue().offset());
    }
    return ends;
  }

  private long left(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    long left = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata reached = committed.get(end.getKey());
      left += Math.max(0, end.getValue() - (reached == null ? 0 : reached.offset()));
    }
    return left;
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new FailureException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }
}
