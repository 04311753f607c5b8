package dev.foretaste.cli.system;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;

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
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunningSystem(
    String dataDir,
    String bootstrapServers,
    String schemaRegistry,
    String api,
    String applicationId,
    long pid,
    boolean rekey) {

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
