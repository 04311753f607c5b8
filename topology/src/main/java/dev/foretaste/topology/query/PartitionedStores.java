package dev.foretaste.topology.query;

import dev.foretaste.topics.CustomerPartitioner;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Asks the stores of this instance about keys, each at the partition that the key belongs to, while
 * the stream writes to them. What is read may belong to a transaction that is not committed yet.
 * Thread-safe.
 */
public final class PartitionedStores {
  private final KafkaStreams streams;
  private final int partitions;
  private final Optional<HostInfo> self;

  /**
   * Reads from this instance.
   *
   * @param partitions number of partitions of the stores
   * @param applicationServer this instance's host:port, as configured
   */
  public PartitionedStores(
      KafkaStreams streams, int partitions, Optional<String> applicationServer) {
    this.streams = streams;
    this.partitions = partitions;
    this.self = applicationServer.map(HostInfo::buildFromEndpoint);
  }

  /** Partition that a customer or an order id belongs to. */
  public int partitionOf(String key) {
    return CustomerPartitioner.partitionFor(key.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /**
   * Asks a store; answers only from the partition's active task. An iterator in the answer is to be
   * closed.
   *
   * @param key decides the partition
   */
  <R> Lookup<R> ask(String store, String key, Query<R> query) {
    try {
      return local(store, key, query);
    } catch (InvalidStateStoreException e) {
      return new Lookup.Unavailable<>("the stream is " + streams.state());
    }
  }

  private <R> Lookup<R> local(String store, String key, Query<R> query) {
    int partition = partitionOf(key);
    QueryResult<R> result =
        streams
            .query(
                StateQueryRequest.inStore(store)
                    .withQuery(query)
                    .withPartitions(Set.of(partition))
                    .requireActive())
            .getPartitionResults()
            .get(partition);
    if (result == null) {
      return notHere(store, key);
    }
    if (result.isSuccess()) {
      return result.getResult() == null
          ? new Lookup.Unknown<>()
          : new Lookup.Found<>(result.getResult());
    }
    return result.getFailureReason() == FailureReason.NOT_PRESENT
            || result.getFailureReason() == FailureReason.NOT_ACTIVE
        ? notHere(store, key)
        : new Lookup.Unavailable<>(result.getFailureMessage());
  }

  private <R> Lookup<R> notHere(String store, String key) {
    KeyQueryMetadata owner = streams.queryMetadataForKey(store, key, new StringSerializer());
    if (owner == null || KeyQueryMetadata.NOT_AVAILABLE.equals(owner)) {
      return new Lookup.Unavailable<>("no instance has taken the partition yet");
    }
    HostInfo host = owner.activeHost();
    return self.filter(host::equals).isPresent() || host.equals(HostInfo.unavailable())
        ? new Lookup.Unavailable<>("the partition is being restored")
        : new Lookup.Elsewhere<>(host.host(), host.port());
  }
}
