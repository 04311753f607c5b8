package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.generations.GenerationLog;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.generations.Generation;
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

  /** The topic whose offsets order the customers' events for a replay. */
  TopicSpec input(ReplayName replay) {
    return generations()
        .terms(replay.text())
        .filter(terms -> terms.getMerged() != null)
        .map(terms -> replay.generation(system).mergedOrders())
        .orElseGet(this::orders);
  }

  /** The stream that is live. */
  Generation liveGeneration() {
    return generations().generation(system);
  }

  /**
   * What a replay processes.
   *
   * @throws FailureException when there is no such replay
   */
  ReplayTerms terms(ReplayName replay) {
    return generations()
        .terms(replay.text())
        .orElseThrow(
            () ->
                new FailureException(
                    "there is no replay %s; see `replay list`".formatted(replay.text())));
  }

  /** The stream whose recording a replay follows, or has followed until it took over. */
  Generation predecessor(ReplayName replay) {
    return replay.generation(system).named(terms(replay).getPredecessor());
  }

  /** Per partition, the offset behind the last order that the live stream has committed. */
  List<Long> live() {
    return committed(liveGeneration(), orders());
  }

  /** Per partition, the offset behind the last order that a replay has committed. */
  List<Long> replayed(ReplayName replay) {
    return replayed(replay, input(replay));
  }

  /** The same, on the topic that it reads. */
  List<Long> replayed(ReplayName replay, TopicSpec input) {
    return committed(replay.generation(system), input);
  }

  /** What is known of streams and replays. */
  GenerationLog generations() {
    return new GenerationLog(topics, registry, system.kafka());
  }

  /** Whether there is such a replay. */
  boolean has(ReplayName replay) {
    return topics.exists(replay.generation(system).topic(TopicCatalogue.PREDICTIONS));
  }

  /** Where a replay keeps its state. */
  Path stateDirectory(ReplayName replay) {
    return replays.resolve(replay.text());
  }

  private List<Long> committed(Generation generation, TopicSpec orders) {
    Map<Integer, Long> committed = topics.committed(generation.applicationId(), orders);
    List<Long> offsets = new ArrayList<>();
    for (int partition = 0; partition < topics.partitions(orders()); partition++) {
      offsets.add(committed.getOrDefault(partition, 0L));
    }
    return offsets;
  }
}
