package dev.foretaste.retrainer;

import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.retrainer.drift.WatchSettings;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.serde.RegistryConfig;
import java.util.Map;

/**
 * What a retrainer depends on.
 *
 * @param cluster where it reads and writes
 * @param thresholds when to train and what to keep
 * @param training how to train
 * @param gate what a challenger must be to get past
 * @param shadow how policy shadow-first tries it on live orders
 * @param watch what counts as drift and as unusual
 */
public record RetrainerConfig(
    ClusterSettings cluster,
    Thresholds thresholds,
    TrainingParameters training,
    GateSettings gate,
    ShadowSettings shadow,
    WatchSettings watch) {

  /** With the standard gate, and the standard limits for drift and anomalies. */
  public RetrainerConfig(
      ClusterSettings cluster, Thresholds thresholds, TrainingParameters training) {
    this(
        cluster,
        thresholds,
        training,
        GateSettings.standard(),
        ShadowSettings.standard(),
        WatchSettings.standard());
  }

  /** Everything else at its default. */
  public static RetrainerConfig of(String bootstrapServers, String schemaRegistryUrl) {
    return of(new ClusterSettings(bootstrapServers, schemaRegistryUrl, Map.of(), ""));
  }

  /** Standard settings for a cluster. */
  public static RetrainerConfig of(ClusterSettings cluster) {
    return new RetrainerConfig(cluster, Thresholds.standard(), TrainingParameters.standard());
  }

  /** The same with another gate. */
  public RetrainerConfig withGate(GateSettings other) {
    return new RetrainerConfig(cluster, thresholds, training, other, shadow, watch);
  }

  /** The same with shadows tried otherwise. */
  public RetrainerConfig withShadow(ShadowSettings other) {
    return new RetrainerConfig(cluster, thresholds, training, gate, other, watch);
  }

  /** The same with other limits for drift and anomalies. */
  public RetrainerConfig withWatch(WatchSettings other) {
    return new RetrainerConfig(cluster, thresholds, training, gate, shadow, other);
  }

  /** What to read and to write. */
  RetrainerTopics topics() {
    return RetrainerTopics.withPrefix(cluster.topicPrefix());
  }

  /** How to reach the cluster, for a Kafka client. */
  Map<String, Object> kafka() {
    return cluster.kafka();
  }

  /** How to reach the schema registry. */
  public RegistryConfig registry() {
    return cluster.registry();
  }
}
