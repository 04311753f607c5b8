package dev.foretaste.cli.system;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.foretaste.serde.RegistryConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a running system can be reached; what {@code run.json} holds.
 *
 * @param dataDir absolute path of its data directory; empty when it is known by address only
 * @param bootstrapServers of its Kafka cluster
 * @param schemaRegistry URL of its schema registry
 * @param api URL of its query API, for example {@code http://localhost:8080}; empty when unknown
 * @param applicationId its Kafka Streams application id, also its consumer group
 * @param pid process id; 0 when unknown
 * @param rekey whether its orders pass through orders-by-customer; false when unknown
 * @param clientProperties more for Kafka clients and the registry's, for example security; never
 *     written down
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunningSystem(
    String dataDir,
    String bootstrapServers,
    String schemaRegistry,
    String api,
    String applicationId,
    long pid,
    boolean rekey,
    @JsonIgnore Map<String, String> clientProperties) {

  /** Copies the properties; none stand in {@code run.json}. */
  public RunningSystem {
    clientProperties = clientProperties == null ? Map.of() : Map.copyOf(clientProperties);
  }

  /** A system that is reached without further properties. */
  public RunningSystem(
      String dataDir,
      String bootstrapServers,
      String schemaRegistry,
      String api,
      String applicationId,
      long pid,
      boolean rekey) {
    this(dataDir, bootstrapServers, schemaRegistry, api, applicationId, pid, rekey, Map.of());
  }

  /** The same system, reached with further properties. */
  public RunningSystem with(Map<String, String> properties) {
    return new RunningSystem(
        dataDir, bootstrapServers, schemaRegistry, api, applicationId, pid, rekey, properties);
  }

  /** How to reach its cluster, for a Kafka client. */
  public Map<String, Object> kafka() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }

  /** How to reach its schema registry. */
  public RegistryConfig registry() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(RegistryConfig.URL, schemaRegistry);
    return RegistryConfig.from(properties);
  }

  /** Port of the query API; -1 when unknown. */
  @JsonIgnore
  public int port() {
    return api.isEmpty() ? -1 : URI.create(api).getPort();
  }

  /** How people tell it from others. */
  public String describe() {
    return "%s (--data-dir %s, pid %d)".formatted(api, dataDir, pid);
  }
}
