package dev.foretaste.retrainer;

import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import dev.foretaste.serde.RegistryConfig;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigException;

/** Turns properties and environment variables into a configuration. */
final class RetrainerOptions {
  static final String BOOTSTRAP_VARIABLE = "FORETASTE_BOOTSTRAP_SERVERS";
  static final String REGISTRY_VARIABLE = "FORETASTE_SCHEMA_REGISTRY";
  private static final String PREFIX = "foretaste.retrainer.";
  private static final String POLICY = "policy";
  private static final String TRAIN_EVERY = "train-every";
  private static final String SHADOW_SHARE = "shadow-share";

  private final Map<String, String> properties;

  private RetrainerOptions(Map<String, String> properties) {
    this.properties = properties;
  }

  /**
   * Reads the options; environment variables win over properties.
   *
   * @throws ConfigException naming the option and the remedy
   */
  static RetrainerConfig parse(Map<String, String> properties, Map<String, String> environment) {
    Map<String, String> merged = new TreeMap<>(properties);
    override(merged, CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, environment, BOOTSTRAP_VARIABLE);
    override(merged, RegistryConfig.URL, environment, REGISTRY_VARIABLE);
    return new RetrainerOptions(merged).toConfig();
  }

  private static void override(
      Map<String, String> properties,
      String key,
      Map<String, String> environment,
      String variable) {
    if (environment.containsKey(variable)) {
      properties.put(key, environment.get(variable));
    }
  }

  private RetrainerConfig toConfig() {
    String bootstrapServers =
        required(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, BOOTSTRAP_VARIABLE);
    String registry = required(RegistryConfig.URL, REGISTRY_VARIABLE);
    Thresholds standard = Thresholds.standard();
    TrainingParameters training = TrainingParameters.standard();
    Thresholds thresholds =
        new Thresholds(
            standard.firstBundleExamples(),
            number("trainable-examples", standard.trainableExamples()),
            number("new-examples", standard.newExamples()),
            number("tables-every", standard.tablesEvery()),
            number("held-examples", standard.heldExamples()),
            standard.heldBytes(),
            number("kept-versions", standard.keptVersions()),
            trainEvery());
    TrainingParameters withThreads = training.withThreads(number("threads", training.threads()));
    GateSettings gate = gate();
    ShadowSettings shadow = shadow();
    refuseUnknown();
    return new RetrainerConfig(bootstrapServers, registry, properties, thresholds, withThreads)
        .withGate(gate)
        .withShadow(shadow);
  }

  private Optional<Duration> trainEvery() {
    String value = properties.remove(PREFIX + TRAIN_EVERY);
    try {
      Optional<Duration> every = Optional.ofNullable(value).map(String::strip).map(Duration::parse);
      if (every.filter(wanted -> wanted.isNegative() || wanted.isZero()).isEmpty()) {
        return every;
      }
    } catch (DateTimeParseException e) {
      // Refused below, like a duration that is not above 0.
    }
    throw new ConfigException(
        PREFIX + TRAIN_EVERY, value, "must be a duration above 0, for example PT6H");
  }

  private GateSettings gate() {
    String policy = properties.remove(PREFIX + POLICY);
    if (policy == null) {
      return GateSettings.standard();
    }
    try {
      return GateSettings.of(Policy.named(policy.strip()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(PREFIX + POLICY, policy, e.getMessage());
    }
  }

  private ShadowSettings shadow() {
    ShadowSettings standard = ShadowSettings.standard();
    int perMille = number(SHADOW_SHARE, standard.perMille());
    if (perMille > 1_000) {
      throw new ConfigException(
          PREFIX + SHADOW_SHARE, perMille, "is in thousandths of the customers: 1 to 1000");
    }
    return standard.with(perMille, number("shadow-outcomes", standard.outcomes()));
  }

  private String required(String key, String variable) {
    String value = properties.remove(key);
    if (value == null || value.isBlank()) {
      throw new ConfigException(
          "%s is not set; set it in the properties file or as %s".formatted(key, variable));
    }
    return value;
  }

  private int number(String name, int standard) {
    String value = properties.remove(PREFIX + name);
    if (value == null) {
      return standard;
    }
    if (!value.strip().matches("[0-9]{1,9}") || Integer.parseInt(value.strip()) < 1) {
      throw new ConfigException(PREFIX + name, value, "must be a whole number, 1 or more");
    }
    return Integer.parseInt(value.strip());
  }

  private void refuseUnknown() {
    properties.keySet().stream()
        .filter(key -> key.startsWith(PREFIX))
        .findFirst()
        .ifPresent(
            key -> {
              throw new ConfigException(
                  "%s is unknown; there are trainable-examples, new-examples, tables-every, held-examples, kept-versions, train-every, threads, policy, shadow-share and shadow-outcomes"
                      .formatted(key));
            });
  }
}
