package dev.foretaste.cli.running;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.generations.GenerationLog;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.lifecycle.Place;
import dev.foretaste.topology.replay.ReplayPlan;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out which of several streams an instance is to serve. */
final class ServedPlace {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ServedPlace() {}

  /**
   * The chosen stream, or the one that is live. One that is about to hand over goes on until all
   * partitions have been handed over.
   *
   * @throws FailureException when there is no such replay
   */
  static Place of(
      Cluster cluster,
      SchemaRegistryClient registry,
      String applicationId,
      Optional<String> chosen) {
    Map<String, Object> client = new HashMap<>(cluster.clientProperties());
    client.put("bootstrap.servers", cluster.bootstrapServers());
    try (KafkaTopics topics = new KafkaTopics(client, PATIENCE)) {
      GenerationLog log = new GenerationLog(topics, registry, client);
      String name = chosen.orElseGet(() -> log.live().map(ServedPlace::working).orElse(""));
      Generation original = Generation.original(applicationId);
      if (name.isEmpty()) {
        return Place.original(applicationId);
      }
      ReplayTerms terms =
          log.terms(name)
              .orElseThrow(
                  () ->
                      new FailureException(
                          "there is no replay %s; begin it with `replay --into %s`"
                              .formatted(name, name)));
      if (ReplayPlan.of(terms).merged().isPresent()) {
        throw new FailureException(
            "replay %s has orders of its own (--with) and cannot be served; `replay compare %s` shows what they change"
                .formatted(name, name));
      }
      return new Place(
          original.named(name), original.named(terms.getPredecessor()), ReplayPlan.of(terms));
    }
  }

  private static String working(LiveGeneration live) {
    return live.getComplete() ? live.getName() : live.getPredecessor();
  }
}
