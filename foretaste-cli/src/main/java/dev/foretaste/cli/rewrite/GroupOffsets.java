package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What consumer groups have committed on a topic. Kafka forgets it together with the topic, so it
 * is kept as what they have committed on another one.
 */
final class GroupOffsets {
  private final Admin admin;

  GroupOffsets(Admin admin) {
    this.admin = admin;
  }

  /**
   * Makes sure that nobody reads a topic.
   *
   * @throws FailureException when a group that has committed there has members
   */
  void requireNobodyOn(String topic) {
    for (String group : committed(topic).keySet()) {
      boolean empty =
          KafkaAnswers.of(admin.describeConsumerGroups(List.of(group)).all())
              .get(group)
              .members()
              .isEmpty();
      if (!empty) {
        throw new FailureException(
            "group %s reads %s: stop all its instances first; with `up`, stop it and name its --data-dir"
                .formatted(group, topic));
      }
    }
  }

  /** Lets all groups have committed on one topic what they have committed on another. */
  void copy(String from, String to) {
    committed(from)
        .forEach(
            (group, offsets) -> {
              Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
              offsets.forEach(
                  (place, offset) -> moved.put(new TopicPartition(to, place.partition()), offset));
              KafkaAnswers.of(admin.alterConsumerGroupOffsets(group, moved).all());
            });
    if (!sameOn(from, to)) {
      throw new FailureException(
          "offsets of groups on %s did not stay; run the command again".formatted(to));
    }
  }

  private boolean sameOn(String one, String other) {
    Map<String, Map<Integer, Long>> left = new HashMap<>();
    Map<String, Map<Integer, Long>> right = new HashMap<>();
    committed(one).forEach((group, offsets) -> left.put(group, byPartition(offsets)));
    committed(other).forEach((group, offsets) -> right.put(group, byPartition(offsets)));
    return left.equals(right);
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<Integer, Long> result = new HashMap<>();
    offsets.forEach((place, offset) -> result.put(place.partition(), offset.offset()));
    return result;
  }

  private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(String topic) {
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = new HashMap<>();
    for (GroupListing group : KafkaAnswers.of(admin.listGroups().all())) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      KafkaAnswers.of(
              admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata())
          .forEach(
              (place, offset) -> {
                if (place.topic().equals(topic) && offset != null) {
                  offsets.put(place, offset);
                }
              });
      if (!offsets.isEmpty()) {
        committed.put(group.groupId(), offsets);
      }
    }
    return committed;
  }
}
