package dev.foretaste.retrainer;

import dev.foretaste.serde.RegistryConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where a retrainer reads and writes.
 *
 * @param bootstrapServers the Kafka cluster
 * @param schemaRegistryUrl address of the schema registry
 * @param clientProperties more for Kafka clients and the registry's, for example security; may be
 *     empty
 * @param topicPrefix stands before the name of every topic; empty for the catalogue's own names
 */
public record ClusterSettings(
    String bootstrapServers,
    String schemaRegistryUrl,
    Map<String, String> clientProperties,
    String topicPrefix) {

  /** Copies the properties. */
  public ClusterSettings {
    clientProperties = Map.copyOf(clientProperties);
  }

  /** How to reach the cluster, for a Kafka client. */
  Map<String, Object> kafka() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /** How to reach the schema registry. */
  RegistryConfig registry() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(RegistryConfig.URL, schemaRegistryUrl);
    return RegistryConfig.from(properties);
  }
}
