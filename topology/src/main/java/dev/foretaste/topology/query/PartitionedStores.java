package dev.foretaste.topology.query;

import dev.foretaste.topics.CustomerPartitioner;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
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
  private static final KeyQueryMetadata NOBODY = KeyQueryMetadata.NOT_AVAILABLE;
  private static final Comparator<HostInfo> BY_NAME =
      Comparator.comparing(HostInfo::host).thenComparingInt(HostInfo::port);

  private final KafkaStreams streams;
  private final int partitions;
  private final Optional<HostInfo> self;
  private final OrderProgress progress;
  private final CopyLags lags;

  /**
   * Reads from this instance.
   *
   * @param partitions number of partitions of the stores
   * @param applicationServer this instance's host:port, as configured
   * @param progress tells which partitions' orders are processed here
   */
  public PartitionedStores(
      KafkaStreams streams,
      int partitions,
      Optional<String> applicationServer,
      OrderProgress progress) {
    this.streams = streams;
    this.partitions = partitions;
    this.self = applicationServer.map(HostInfo::buildFromEndpoint);
    this.progress = progress;
    lags = new CopyLags(streams);
  }

  /** Partition that a customer or an order id belongs to. */
  public int partitionOf(String key) {
    return CustomerPartitioner.partitionFor(key.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /** Which other instances keep a key of a store. */
  public KeyHosts hostsOf(String store, String key) {
    Optional<KeyQueryMetadata> keepers = keepers(store, key);
    return keepers
        .map(
            known ->
                new KeyHosts(
                    Optional.of(known.activeHost()).filter(this::isOther),
                    known.standbyHosts().stream().filter(this::isOther).sorted(BY_NAME).toList()))
        .orElse(KeyHosts.NONE);
  }

  /**
   * How many records this instance's copy of a key's partition is behind; see {@link CopyLags}.
   * Empty when it has none, or when that cannot be told.
   */
  public OptionalLong lag(String store, String key) {
    try {
      return lags.of(store, partitionOf(key));
    } catch (StreamsException | IllegalStateException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Asks a store; answers only from the partition's active task.
   *
   * @param key decides the partition
   * @param read makes the answer of what the store gives, and closes it if it is an iterator
   */
  <R, T> Lookup<T> ask(String store, String key, Query<R> query, Function<R, T> read) {
    return ask(store, key, request(store, key, query).requireActive(), read);
  }

  /**
   * Asks a store that belongs to the task which processes the orders of the key's partition;
   * answers only while that task runs here. Kafka Streams' own notion of active also covers tasks
   * whose stores are being restored after they were found corrupt.
   */
  <R, T> Lookup<T> askProcessing(String store, String key, Query<R> query, Function<R, T> read) {
    int partition = partitionOf(key);
    OptionalLong run = progress.run(partition);
    if (run.isEmpty()) {
      return notHere(store, key);
    }
    Lookup<T> lookup = ask(store, key, request(store, key, query), read);
    return progress.run(partition).equals(run)
        ? lookup
        : new Lookup.Unavailable<>("the partition is being taken over");
  }

  /**
   * Asks a store that belongs to the tasks which process orders, on all partitions whose task runs
   * here; what cannot be read right now is left out.
   *
   * @param read makes the answer of what the store gives, and closes it if it is an iterator
   */
  public <R, T> Map<Integer, T> askProcessing(String store, Query<R> query, Function<R, T> read) {
    Map<Integer, T> answers = new TreeMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      OptionalLong run = progress.run(partition);
      if (run.isPresent()) {
        Optional<T> answer = askPartition(store, partition, query, read);
        if (answer.isPresent() && progress.run(partition).equals(run)) {
          answers.put(partition, answer.get());
        }
      }
    }
    return answers;
  }

  private <R, T> Optional<T> askPartition(
      String store, int partition, Query<R> query, Function<R, T> read) {
    StateQueryRequest<R> request =
        StateQueryRequest.inStore(store).withQuery(query).withPartitions(Set.of(partition));
    try {
      return Optional.ofNullable(streams.query(request).getPartitionResults().get(partition))
          .filter(QueryResult::isSuccess)
          .map(QueryResult::getResult)
          .map(read);
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  /** All other instances, as far as this one knows. */
  public List<HostInfo> others() {
    try {
      return streams.metadataForAllStreamsClients().stream()
          .map(StreamsMetadata::hostInfo)
          .filter(this::isOther)
          .sorted(BY_NAME)
          .toList();
    } catch (IllegalStateException e) {
      return List.of();
    }
  }

  /** Number of partitions of the stores. */
  public int partitions() {
    return partitions;
  }

  /** Asks whatever copy this instance has: one that follows, or one that is being restored. */
  <R, T> Lookup<T> askCopy(String store, String key, Query<R> query, Function<R, T> read) {
    Lookup<T> lookup = ask(store, key, request(store, key, query), read);
    return lookup instanceof Lookup.Unknown<T>
        ? new Lookup.Unavailable<>("a copy of the state does not know the key, or not yet")
        : lookup;
  }

  private <R, T> Lookup<T> ask(
      String store, String key, StateQueryRequest<R> request, Function<R, T> read) {
    try {
      return local(store, key, request, read);
    } catch (InvalidStateStoreException e) {
      return new Lookup.Unavailable<>("the stream is " + streams.state());
    }
  }

  private <R> StateQueryRequest<R> request(String store, String key, Query<R> query) {
    return StateQueryRequest.inStore(store)
        .withQuery(query)
        .withPartitions(Set.of(partitionOf(key)));
  }

  private <R, T> Lookup<T> local(
      String store, String key, StateQueryRequest<R> request, Function<R, T> read) {
    QueryResult<R> result = streams.query(request).getPartitionResults().get(partitionOf(key));
    if (result == null) {
      return notHere(store, key);
    }
    if (result.isSuccess()) {
      return result.getResult() == null
          ? new Lookup.Unknown<>()
          : new Lookup.Found<>(read.apply(result.getResult()));
    }
    return result.getFailureReason() == FailureReason.NOT_PRESENT
            || result.getFailureReason() == FailureReason.NOT_ACTIVE
        ? notHere(store, key)
        : new Lookup.Unavailable<>(result.getFailureMessage());
  }

  private <T> Lookup<T> notHere(String store, String key) {
    Optional<KeyQueryMetadata> keepers = keepers(store, key);
    if (keepers.isEmpty()) {
      return new Lookup.Unavailable<>("no instance has taken the partition yet");
    }
    HostInfo host = keepers.get().activeHost();
    return isOther(host)
        ? new Lookup.Elsewhere<>(host.host(), host.port())
        : new Lookup.Unavailable<>("the partition is being restored");
  }

  private Optional<KeyQueryMetadata> keepers(String store, String key) {
    try {
      KeyQueryMetadata keepers =
          streams.queryMetadataForKey(
              store, key, (topic, k, value, count) -> Optional.of(Set.of(partitionOf(k))));
      return Optional.ofNullable(keepers).filter(known -> !NOBODY.equals(known));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  private boolean isOther(HostInfo host) {
    return !host.equals(HostInfo.unavailable()) && self.filter(host::equals).isEmpty();
  }
}
