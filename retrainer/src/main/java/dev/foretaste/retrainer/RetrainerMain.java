package dev.foretaste.retrainer;

import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * The retrainer as a process of its own. Its one optional argument is a properties file with
 * everything that Kafka clients and the registry's need ({@code bootstrap.servers}, {@code
 * schema.registry.url}, {@code security.protocol}, …) and, each optional:
 *
 * <ul>
 *   <li>{@code foretaste.retrainer.trainable-examples}: examples from which on trees are trained
 *   <li>{@code foretaste.retrainer.new-examples}: new examples after which it trains unasked
 *   <li>{@code foretaste.retrainer.tables-every}: new examples after which the champion gets new
 *       item tables
 *   <li>{@code foretaste.retrainer.held-examples}: most examples held in memory
 *   <li>{@code foretaste.retrainer.kept-versions}: model versions that stay on the topic
 *   <li>{@code foretaste.retrainer.train-every}: how long after the latest training it trains again
 *       if anything is new, for example {@code PT6H}
 *   <li>{@code foretaste.retrainer.threads}: threads that training may use
 *   <li>{@code foretaste.retrainer.policy}: how a challenger gets past the gate: {@code strict},
 *       {@code non-inferior} or {@code manual}
 * </ul>
 *
 * The environment variables {@code FORETASTE_BOOTSTRAP_SERVERS} and {@code
 * FORETASTE_SCHEMA_REGISTRY} win over the file. Exit codes: 0 stopped by a signal, 1 broken down, 2
 * wrong configuration.
 */
public final class RetrainerMain {
  private static final int BROKEN = 1;
  private static final int MISUSED = 2;

  private RetrainerMain() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) throws InterruptedException {
    RetrainerConfig config;
    try {
      config = RetrainerOptions.parse(read(args), System.getenv());
    } catch (ConfigException | IllegalArgumentException | IOException e) {
      System.err.println("retrainer: " + e.getMessage());
      System.exit(MISUSED);
      return;
    }
    run(config);
  }

  private static void run(RetrainerConfig config) throws InterruptedException {
    try (SchemaRegistryClient schemas = new HttpSchemaRegistryClient(config.registry())) {
      Retrainer retrainer = new Retrainer(config, schemas, CollectorRegistry.defaultRegistry);
      Runtime.getRuntime().addShutdownHook(new Thread(retrainer::close, "retrainer-stop"));
      retrainer.start();
      retrainer.awaitStop();
      if (retrainer.status().problem().isPresent()) {
        System.exit(BROKEN);
      }
    }
  }

  private static Map<String, String> read(String[] args) throws IOException {
    if (args.length > 1) {
      throw new IllegalArgumentException("expected at most one argument, a properties file");
    }
    Properties properties = new Properties();
    if (args.length == 1) {
      Path file = Path.of(args[0]);
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("cannot read the properties file " + file);
      }
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    Map<String, String> read = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }
}
