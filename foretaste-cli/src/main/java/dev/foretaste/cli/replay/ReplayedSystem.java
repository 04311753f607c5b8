package dev.foretaste.cli.replay;

import dev.foretaste.cli.generations.GenerationLog;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A live system and the means to look at its topics. Not thread-safe.
 *
 * @param replays directory of the replays' states on this machine
 */
record ReplayedSystem(
    RunningSystem system, KafkaTopics topics, SchemaRegistryClient registry, Path replays) {

  /** The topic whose offsets order the customers' events. */
  TopicSpec orders() {
    return system.rekey() ? TopicCatalogue.ORDERS_BY_CUSTOMER : TopicCatalogue.ORDERS;
  }

  /** Per partition, the offset behind the last order that the live stream has committed. */
  List<Long> live() {
    return committed(system.applicationId());
  }

  /** Per partition, the offset behind the last order that a replay has committed. */
  List<Long> replayed(ReplayName replay) {
    return committed(replay.applicationId(system));
  }

  /** What is known of streams and replays. */
  GenerationLog generations() {
    return new GenerationLog(topics, registry, system.bootstrapServers());
  }

  /** Whether there is such a replay. */
  boolean has(ReplayName replay) {
    return topics.exists(replay.output(TopicCatalogue.PREDICTIONS));
  }

  /** Where a replay keeps its state. */
  Path stateDirectory(ReplayName replay) {
    return replays.resolve(replay.text());
  }

  private List<Long> committed(String group) {
    Map<Integer, Long> committed = topics.committed(group, orders());
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < topics.partitions(orders()); partition++) {
      offsets.add(committed.getOrDefault(partition, 0L));
    }
    return offsets;
  }
}
