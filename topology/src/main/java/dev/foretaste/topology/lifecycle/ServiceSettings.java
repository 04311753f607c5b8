package dev.foretaste.topology.lifecycle;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an instance of the stream runs.
 *
 * @param applicationId names the application: its consumer group, internal topics and transactions
 * @param bootstrapServers of the Kafka cluster
 * @param stateDirectory where the stores live; not shared between instances
 * @param threads stream threads; 1 or more
 * @param standbyReplicas copies of each store kept warm on other instances; 0 or more
 * @param commitIntervalMs how often transactions are committed, in ms: what a reader of committed
 *     predictions waits at most, besides processing
 * @param rocksMemoryBytes memory for all RocksDB stores together: caches, indexes, write buffers
 * @param applicationServer host:port under which other instances reach this one's API
 * @param rekey whether orders pass through orders-by-customer
 * @param clientProperties further Kafka client properties, such as security settings
 */
public record ServiceSettings(
    String applicationId,
    String bootstrapServers,
    Path stateDirectory,
    int threads,
    int standbyReplicas,
    int commitIntervalMs,
    long rocksMemoryBytes,
    Optional<String> applicationServer,
    boolean rekey,
    Map<String, String> clientProperties) {
  /** The application id unless another is chosen. */
  public static final String DEFAULT_APPLICATION_ID = "foretaste";

  private static final long DEFAULT_ROCKS_MEMORY = 256L << 20;

  /** Settings that suit one instance on one machine. */
  public static ServiceSettings standard(String bootstrapServers, Path stateDirectory) {
    return new ServiceSettings(
        DEFAULT_APPLICATION_ID,
        bootstrapServers,
        stateDirectory,
        2,
        0,
        50,
        DEFAULT_ROCKS_MEMORY,
        Optional.empty(),
        false,
        Map.of());
  }

  /** The same with another application id. */
  public ServiceSettings withApplicationId(String id) {
    return new ServiceSettings(
        id,
        bootstrapServers,
        stateDirectory,
        threads,
        standbyReplicas,
        commitIntervalMs,
        rocksMemoryBytes,
        applicationServer,
        rekey,
        clientProperties);
  }

  /** The same with the address under which other instances reach this one's API. */
  public ServiceSettings withApplicationServer(String hostAndPort) {
    return new ServiceSettings(
        applicationId,
        bootstrapServers,
        stateDirectory,
        threads,
        standbyReplicas,
        commitIntervalMs,
        rocksMemoryBytes,
        Optional.of(hostAndPort),
        rekey,
        clientProperties);
  }

  /** The same with orders passing through orders-by-customer or not. */
  public ServiceSettings withRekey(boolean rekeyed) {
    return new ServiceSettings(
        applicationId,
        bootstrapServers,
        stateDirectory,
        threads,
        standbyReplicas,
        commitIntervalMs,
        rocksMemoryBytes,
        applicationServer,
        rekeyed,
        clientProperties);
  }
}
