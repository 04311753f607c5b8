package dev.foretaste.api.customers;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.schema.OrderPrediction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Standing predictions that are as fresh as a request demands. Waits on the thread of the request,
 * so only so many may wait at a time. Thread-safe.
 *
 * <p>A committed answer comes from the history store: the customer's latest prediction below the
 * offset up to which the partition's task has committed.
 */
public final class FreshPredictions {
  private static final Duration RETRY = Duration.ofSeconds(1);

  /**
   * What is processed is committed some ten milliseconds later; a customer's first is waited for.
   */
  private static final long COMMIT_GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final KnownCustomers customers;
  private final HistoryReader histories;
  private final ProcessingState processing;
  private final Semaphore places;

  /**
   * Answers from these.
   *
   * @param concurrency how many requests may wait at a time
   */
  public FreshPredictions(
      CustomerReader reader, HistoryReader histories, ProcessingState processing, int concurrency) {
    customers = new KnownCustomers(reader);
    this.histories = histories;
    this.processing = processing;
    places = new Semaphore(concurrency);
  }

  /**
   * The customer's prediction.
   *
   * @throws ProblemException when it is not that fresh in time, or cannot be had at all
   */
  OrderPrediction get(String customerId, Freshness demanded) {
    int partition = processing.partitionOf(customerId);
    demanded.after().ifPresent(after -> check(after, partition));
    long giveUpAt = System.nanoTime() + demanded.patience().toNanos();
    if (!isProcessed(customerId, demanded)) {
      waiting(
          () ->
              processing.awaitProcessed(
                  partition, demanded.after().get().offset(), left(giveUpAt)));
    }
    if (!demanded.committed()) {
      return customers.standing(customerId);
    }
    if (demanded.after().isPresent()) {
      waiting(
          () ->
              processing.awaitCommitted(
                  partition, demanded.after().get().offset(), left(giveUpAt)));
    }
    return committed(customerId, partition, giveUpAt);
  }

  private boolean isProcessed(String customerId, Freshness demanded) {
    return demanded.after().isEmpty()
        || customers
            .latestOffset(customerId)
            .filter(latest -> latest >= demanded.after().get().offset())
            .isPresent();
  }

  private OrderPrediction committed(String customerId, int partition, long giveUpAt) {
    OrderPrediction standing = customers.standing(customerId);
    Optional<OrderPrediction> committed = latestCommitted(customerId, partition);
    if (committed.isEmpty()) {
      waiting(
          () ->
              processing.awaitCommitted(
                  partition,
                  standing.getOrdersOffset(),
                  Math.max(COMMIT_GRACE_NANOS, left(giveUpAt))));
      committed = latestCommitted(customerId, partition);
    }
    return committed.orElseThrow(FreshPredictions::notYet);
  }

  private Optional<OrderPrediction> latestCommitted(String customerId, int partition) {
    long before = processing.committedBefore(partition);
    Optional<OrderPrediction> latest = latestBelow(customerId, before);
    if (before == Long.MAX_VALUE && processing.committedBefore(partition) != before) {
      return latestBelow(customerId, processing.committedBefore(partition));
    }
    return latest;
  }

  private Optional<OrderPrediction> latestBelow(String customerId, long offset) {
    return InstanceProblems.require(histories.find(customerId), KnownCustomers::unknownCustomer)
        .stream()
        .map(HistoryEntry::getPrediction)
        .filter(prediction -> prediction.getOrdersOffset() < offset)
        .findFirst();
  }

  private void check(LogPosition after, int partition) {
    if (!processing.knowsPositions()) {
      throw QueryParameters.fault(
          "after", "after cannot be used where orders are rekeyed: they get other positions then");
    }
    if (after.partition() != partition) {
      throw QueryParameters.fault(
          "after",
          "after must be a position on partition %d, where this customer's orders are"
              .formatted(partition));
    }
  }

  @FunctionalInterface
  private interface Wait {
    boolean inTime() throws InterruptedException;
  }

  private void waiting(Wait wait) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.OVERLOADED, "Too many requests wait for their orders already")
              .retryAfter(RETRY));
    }
    try {
      if (!wait.inTime()) {
        throw notYet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notYet();
    } finally {
      places.release();
    }
  }

  private static long left(long giveUpAt) {
    return giveUpAt - System.nanoTime();
  }

  private static ProblemException notYet() {
    return new ProblemException(
        Problem.of(
                ProblemType.NOT_PROCESSED_YET,
                "It has not been processed or committed within the time to wait; ask again, or"
                    + " with a larger wait")
            .retryAfter(RETRY));
  }
}
