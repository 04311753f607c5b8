package dev.foretaste.topology.query;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topology.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;

/** Reads customers' states from the store while the stream writes to it. Thread-safe. */
public final class CustomerStates {
  private final KafkaStreams streams;
  private final int partitions;
  private final Optional<HostInfo> self;

  /**
   * Reads from this instance.
   *
   * @param partitions number of partitions of the orders topic
   * @param applicationServer this instance's host:port, as configured
   */
  public CustomerStates(KafkaStreams streams, int partitions, Optional<String> applicationServer) {
    this.streams = streams;
    this.partitions = partitions;
    this.self = applicationServer.map(HostInfo::buildFromEndpoint);
  }

  /** Partition that keeps a customer. */
  public int partitionOf(String customerId) {
    return CustomerPartitioner.partitionFor(
        customerId.getBytes(StandardCharsets.UTF_8), partitions);
  }

  /** Looks a customer up; answers only from the partition's active task. */
  public CustomerLookup find(String customerId) {
    try {
      return local(customerId);
    } catch (InvalidStateStoreException e) {
      return new CustomerLookup.Unavailable("the stream is " + streams.state());
    }
  }

  private CustomerLookup local(String customerId) {
    int partition = partitionOf(customerId);
    QueryResult<CustomerState> result =
        streams
            .query(
                StateQueryRequest.inStore(StateStores.CUSTOMERS)
                    .withQuery(KeyQuery.<String, CustomerState>withKey(customerId))
                    .withPartitions(Set.of(partition))
                    .requireActive())
            .getPartitionResults()
            .get(partition);
    if (result == null) {
      return notHere(customerId);
    }
    if (result.isSuccess()) {
      return result.getResult() == null
          ? new CustomerLookup.Unknown()
          : new CustomerLookup.Found(result.getResult());
    }
    return result.getFailureReason() == FailureReason.NOT_PRESENT
            || result.getFailureReason() == FailureReason.NOT_ACTIVE
        ? notHere(customerId)
        : new CustomerLookup.Unavailable(result.getFailureMessage());
  }

  private CustomerLookup notHere(String customerId) {
    KeyQueryMetadata owner =
        streams.queryMetadataForKey(StateStores.CUSTOMERS, customerId, new StringSerializer());
    if (owner == null || KeyQueryMetadata.NOT_AVAILABLE.equals(owner)) {
      return new CustomerLookup.Unavailable("no instance has taken the customer's partition yet");
    }
    HostInfo host = owner.activeHost();
    return self.filter(host::equals).isPresent() || host.equals(HostInfo.unavailable())
        ? new CustomerLookup.Unavailable("the customer's partition is being restored")
        : new CustomerLookup.Elsewhere(host.host(), host.port());
  }
}
