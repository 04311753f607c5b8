package dev.foretaste.topology.lifecycle;

import dev.foretaste.topology.erasure.Pseudonyms;
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
 * @param topicPrefix stands before the name of every topic; usually empty
 * @param clientProperties further Kafka client properties, such as security settings
 * @param pseudonyms how erased customers are remembered, the same for all instances; empty when
 *     nobody can be erased
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
    String topicPrefix,
    Map<String, String> clientProperties,
    Optional<Pseudonyms> pseudonyms) {
  /** The application id unless another is chosen. */
  public static final String DEFAULT_APPLICATION_ID = "foretaste";

  /** The number of stream threads unless another is chosen. */
  public static final int DEFAULT_THREADS = 2;

  /** The commit interval unless another is chosen, in ms. */
  public static final int DEFAULT_COMMIT_INTERVAL_MS = 100;

  /** RocksDB's memory unless another amount is chosen: 256 MiB. */
  public static final long DEFAULT_ROCKS_MEMORY_BYTES = 256L << 20;

  /** Settings of an instance that cannot erase. */
  public ServiceSettings(
      String applicationId,
      String bootstrapServers,
      Path stateDirectory,
      int threads,
      int standbyReplicas,
      int commitIntervalMs,
      long rocksMemoryBytes,
      Optional<String> applicationServer,
      boolean rekey,
      String topicPrefix,
      Map<String, String> clientProperties) {
    this(
        applicationId,
        bootstrapServers,
        stateDirectory,
        threads,
        standbyReplicas,
        commitIntervalMs,
        rocksMemoryBytes,
        applicationServer,
        rekey,
        topicPrefix,
        clientProperties,
        Optional.empty());
  }

  /** The same settings with a way to remember erased customers. */
  public ServiceSettings withPseudonyms(Optional<Pseudonyms> others) {
    return new ServiceSettings(
        applicationId,
        bootstrapServers,
        stateDirectory,
        threads,
        standbyReplicas,
        commitIntervalMs,
        rocksMemoryBytes,
        applicationServer,
        rekey,
        topicPrefix,
        clientProperties,
        others);
  }

  /** The same for the application of another id. */
  ServiceSettings withApplicationId(String other) {
    return new ServiceSettings(
        other,
        bootstrapServers,
        stateDirectory,
        threads,
        standbyReplicas,
        commitIntervalMs,
        rocksMemoryBytes,
        applicationServer,
        rekey,
        topicPrefix,
        clientProperties,
        pseudonyms);
  }
}
