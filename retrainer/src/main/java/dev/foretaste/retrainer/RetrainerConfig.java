package dev.foretaste.retrainer;

import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.retrainer.drift.WatchSettings;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.serde.RegistryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * What a retrainer depends on.
 *
 * @param bootstrapServers the Kafka cluster
 * @param schemaRegistryUrl address of the schema registry
 * @param clientProperties more for Kafka clients and the registry's, for example security; may be
 *     empty
 * @param topicPrefix stands before the name of every topic; empty for the catalogue's own names
 * @param thresholds when to train and what to keep
 * @param training how to train
 * @param gate what a challenger must be to get past
 * @param shadow how policy shadow-first tries it on live orders
 * @param watch what counts as drift and as unusual
 */
public record RetrainerConfig(
    String bootstrapServers,
    String schemaRegistryUrl,
    Map<String, String> clientProperties,
    String topicPrefix,
    Thresholds thresholds,
    TrainingParameters training,
    GateSettings gate,
    ShadowSettings shadow,
    WatchSettings watch) {

  /** Copies the properties. */
  public RetrainerConfig {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** With the standard gate. */
  public RetrainerConfig(
      String bootstrapServers,
      String schemaRegistryUrl,
      Map<String, String> clientProperties,
      String topicPrefix,
      Thresholds thresholds,
      TrainingParameters training) {
    this(
        bootstrapServers,
        schemaRegistryUrl,
        clientProperties,
        topicPrefix,
        thresholds,
        training,
        GateSettings.standard(),
        ShadowSettings.standard());
  }

  /** With the standard limits for drift and anomalies. */
  public RetrainerConfig(
      String bootstrapServers,
      String schemaRegistryUrl,
      Map<String, String> clientProperties,
      String topicPrefix,
      Thresholds thresholds,
      TrainingParameters training,
      GateSettings gate,
      ShadowSettings shadow) {
    this(
        bootstrapServers,
        schemaRegistryUrl,
        clientProperties,
        topicPrefix,
        thresholds,
        training,
        gate,
        shadow,
        WatchSettings.standard());
  }

  /** On the catalogue's own topics. */
  public RetrainerConfig(
      String bootstrapServers,
      String schemaRegistryUrl,
      Map<String, String> clientProperties,
      Thresholds thresholds,
      TrainingParameters training) {
    this(bootstrapServers, schemaRegistryUrl, clientProperties, "", thresholds, training);
  }

  /** Everything else at its default. */
  public static RetrainerConfig of(String bootstrapServers, String schemaRegistryUrl) {
    return new RetrainerConfig(
        bootstrapServers,
        schemaRegistryUrl,
        Map.of(),
        Thresholds.standard(),
        TrainingParameters.standard());
  }

  /** The same with another gate. */
  public RetrainerConfig withGate(GateSettings gate) {
    return new RetrainerConfig(
        bootstrapServers,
        schemaRegistryUrl,
        clientProperties,
        topicPrefix,
        thresholds,
        training,
        gate,
        shadow,
        watch);
  }

  /** The same with shadows tried otherwise. */
  public RetrainerConfig withShadow(ShadowSettings shadow) {
    return new RetrainerConfig(
        bootstrapServers,
        schemaRegistryUrl,
        clientProperties,
        topicPrefix,
        thresholds,
        training,
        gate,
        shadow,
        watch);
  }

  /** The same with other limits for drift and anomalies. */
  public RetrainerConfig withWatch(WatchSettings watch) {
    return new RetrainerConfig(
        bootstrapServers,
        schemaRegistryUrl,
        clientProperties,
        topicPrefix,
        thresholds,
        training,
        gate,
        shadow,
        watch);
  }

  /** What to read and to write. */
  RetrainerTopics topics() {
    return RetrainerTopics.withPrefix(topicPrefix);
  }

  /** How to reach the cluster, for a Kafka client. */
  Map<String, Object> kafka() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** How to reach the schema registry. */
  public RegistryConfig registry() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(RegistryConfig.URL, schemaRegistryUrl);
    return RegistryConfig.from(properties);
  }
}
