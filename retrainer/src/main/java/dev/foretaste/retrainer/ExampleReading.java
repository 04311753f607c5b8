package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.serde.SchemaRegistryClient;
import io.prometheus.client.CollectorRegistry;

/** Reads the examples that a retrainer with the same configuration would train on now. */
public final class ExampleReading {
  private ExampleReading() {}

  /**
   * Reads everything that is committed.
   *
   * @param schemas stays open
   * @throws org.apache.kafka.common.KafkaException when the cluster cannot be reached or a topic is
   *     missing
   */
  public static ExampleSet read(RetrainerConfig config, SchemaRegistryClient schemas) {
    TrainingInputs inputs = new TrainingInputs(config.thresholds(), config.topics());
    try (InputReader reader =
        new InputReader(
            config.kafka(),
            config.topics(),
            schemas,
            inputs,
            new RetrainerMetrics(new CollectorRegistry()),
            new Shutdown())) {
      reader.open();
      reader.catchUp();
    }
    return inputs.snapshot();
  }
}
