package dev.foretaste.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.TransactionResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that a killed broker left open and that nobody will ever end.
 *
 * <p>Kafka 4.3.1's coordinator, when it finds a transaction to be completed at start-up, takes
 * partitions whose leader is not known yet for deleted ones: {@code
 * KRaftMetadataCache.getPartitionLeaderEndpoint} answers the same for both. It then writes no
 * marker to them and calls the transaction complete. After a kill a single broker is without
 * leaders for a moment, so a transaction can stay open for good, and no reader of committed records
 * gets past it. The coordinator still knows how it was to end ({@link HangingVerdict}).
 */
final class HangingTransactions {
  private static final Logger LOG = LoggerFactory.getLogger(HangingTransactions.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final int MOST_LOOKS = 100;

  private record Open(
      TopicPartition partition, long producerId, short epoch, int coordinatorEpoch, long start) {}

  private final Admin admin;
  private final TransactionMarkers markers;
  private final Map<Open, Integer> looksWithoutState = new HashMap<>();

  HangingTransactions(Admin admin, TransactionMarkers markers) {
    this.admin = admin;
    this.markers = markers;
  }

  /**
   * Ends what hangs; to be called before any client starts. A transaction hangs when it is open in
   * a partition, its coordinator does not have it in hand, and a second look says the same.
   */
  void end() {
    Map<Open, HangingVerdict> suspects = Map.of();
    for (int look = 0; look < MOST_LOOKS; look++) {
      Map<Open, HangingVerdict> open = look();
      for (Map.Entry<Open, HangingVerdict> hanging : open.entrySet()) {
        if (hanging.getValue().equals(suspects.get(hanging.getKey()))) {
          hanging.getValue().result().ifPresent(result -> end(hanging.getKey(), result));
        }
      }
      if (open.values().stream().allMatch(HangingVerdict.ONGOING::equals)) {
        return;
      }
      suspects = open;
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    LOG.warn("Some transactions of the killed broker are still open");
  }

  /** What is open, and how it is to end. */
  private Map<Open, HangingVerdict> look() {
    // In this sequence: what ends in between is taken for open, and looked at once more.
    Set<Open> open = open();
    Map<Long, TransactionState> states = states();
    Map<Open, HangingVerdict> verdicts = new HashMap<>();
    for (Open transaction : open) {
      Optional<TransactionState> state = Optional.ofNullable(states.get(transaction.producerId()));
      int without = state.isPresent() ? 0 : looksWithoutState.merge(transaction, 1, Integer::sum);
      verdicts.put(transaction, HangingVerdict.of(state, without));
    }
    return verdicts;
  }

  private void end(Open hanging, TransactionResult result) {
    boolean ended =
        markers.write(
            hanging.partition(),
            hanging.producerId(),
            hanging.epoch(),
            hanging.coordinatorEpoch(),
            result);
    LOG.warn(
        "A transaction was left open in {} at offset {}: {}",
        hanging.partition(),
        hanging.start(),
        ended ? result : "to be ended at the next look");
  }

  private Map<Long, TransactionState> states() {
    Map<Long, TransactionState> states = new HashMap<>();
    Collection<TransactionListing> listings = await(admin.listTransactions().all());
    listings.forEach(listing -> states.put(listing.producerId(), listing.state()));
    return states;
  }

  private Set<Open> open() {
    Set<String> topics =
        await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    List<TopicPartition> partitions =
        await(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .toList();
    Map<TopicPartition, PartitionProducerState> producers =
        await(admin.describeProducers(partitions).all());
    Set<Open> open = new HashSet<>();
    producers.forEach(
        (partition, state) ->
            state.activeProducers().stream()
                .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                .forEach(
                    producer ->
                        open.add(
                            new Open(
                                partition,
                                producer.producerId(),
                                (short) producer.producerEpoch(),
                                producer.coordinatorEpoch().orElse(0),
                                producer.currentTransactionStartOffset().getAsLong()))));
    return open;
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new EmbeddedStartException(
          "Embedded Kafka cannot look after its transactions: " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedStartException("interrupted while looking after transactions", e);
    }
  }
}
