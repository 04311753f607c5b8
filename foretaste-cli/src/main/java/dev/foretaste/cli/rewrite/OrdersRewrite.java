package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import dev.foretaste.cli.erasure.RecordedErasures;
import dev.foretaste.cli.system.DataDirectory;
import dev.foretaste.cli.system.DataDirectoryInUseException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Writes the orders of a system that is stopped anew, without customers who were erased. */
public final class OrdersRewrite {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MERGED_ORDERS = "replay-[a-z0-9]{1,40}-orders";

  private final ErasureKeyOption key;
  private final Progress progress;
  private final Consumer<LogRewrite.Step> done;

  /** Uses this key. */
  public OrdersRewrite(ErasureKeyOption key, Progress progress) {
    this(key, progress, step -> {});
  }

  /**
   * @param done told of every step; when it throws, the rest does not happen
   */
  OrdersRewrite(ErasureKeyOption key, Progress progress, Consumer<LogRewrite.Step> done) {
    this.key = key;
    this.progress = progress;
    this.done = done;
  }

  /**
   * Rewrites the orders of the system that the options name. The Kafka of an `up` that is stopped
   * is started for it.
   *
   * @throws FailureException when anything still works on them
   */
  public List<LogRewrite.Result> run(SystemOptions options) throws IOException {
    Optional<Path> stopped = options.stoppedDirectory();
    if (stopped.isEmpty()) {
      return run(options.find());
    }
    try (DataDirectory held = DataDirectory.lock(stopped.get());
        EmbeddedPlatform platform = EmbeddedPlatform.start(held.path(), 0, 0)) {
      return run(
          new RunningSystem(
              held.path().toString(),
              platform.bootstrapServers(),
              platform.schemaRegistryUrl(),
              "",
              options.applicationId(),
              0,
              false));
    } catch (DataDirectoryInUseException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private List<LogRewrite.Result> run(RunningSystem system) {
    try (KafkaTopics topics = new KafkaTopics(system.kafka(), PATIENCE);
        SchemaRegistryClient registry = new HttpSchemaRegistryClient(system.registry());
        Admin admin = Admin.create(system.kafka())) {
      refuseCopies(topics);
      ErasedCustomers erased = RecordedErasures.read(topics, registry, key.of(system));
      List<TopicSpec> logs = new ArrayList<>(List.of(TopicCatalogue.ORDERS));
      if (topics.exists(TopicCatalogue.ORDERS_BY_CUSTOMER)) {
        logs.add(TopicCatalogue.ORDERS_BY_CUSTOMER);
      }
      TopicSpec ordering = logs.get(logs.size() - 1);
      LogRewrite rewrite = new LogRewrite(system.kafka(), admin, PATIENCE, progress);
      List<LogRewrite.Result> results = new ArrayList<>();
      for (TopicSpec log : logs) {
        RecordRule rule =
            new ErasedRecords(erased, AvroSerdes.deserializer(log, registry), log.equals(ordering));
        results.add(rewrite.run(log, rule, done));
      }
      return results;
    }
  }

  private static void refuseCopies(KafkaTopics topics) {
    topics.names().stream()
        .filter(name -> name.matches(MERGED_ORDERS))
        .findFirst()
        .ifPresent(
            name -> {
              throw new FailureException(
                  "topic %s is a copy of the orders: `replay discard` the replay first"
                      .formatted(name));
            });
  }
}
