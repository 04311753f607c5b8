package dev.foretaste.topology.erasure;

import dev.foretaste.schema.CustomerErased;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who was erased up to which order, as this process's view of the erasures topic stands. One thread
 * writes, any number of threads read.
 */
public final class ErasedCustomers {
  private final Optional<Pseudonyms> pseudonyms;
  private final Lock lock = new ReentrantLock();
  private final Condition noted = lock.newCondition();
  private final Map<String, CustomerErased> byPseudonym = new HashMap<>();

  /** Per partition of the orders, the furthest erasure: beyond it, nobody has to be looked for. */
  private volatile Map<Integer, Long> furthest = Map.of();

  private volatile Optional<String> foreignKey = Optional.empty();

  /**
   * A view that nothing has been read into yet.
   *
   * @param pseudonyms empty when this process has no key
   */
  public ErasedCustomers(Optional<Pseudonyms> pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /** A view without a key: good as long as nobody is erased. */
  public static ErasedCustomers withoutKey() {
    return new ErasedCustomers(Optional.empty());
  }

  /** How customers are named; empty when this process has no key, and so cannot erase. */
  public Optional<Pseudonyms> pseudonyms() {
    return pseudonyms;
  }

  /**
   * Whether an event of the customer at this place was erased later.
   *
   * @throws ErasureKeyException when that cannot be told for want of the key
   */
  public boolean isErased(String customerId, int partition, long offset) {
    if (offset >= furthest.getOrDefault(partition, -1L)) {
      return false;
    }
    return find(customerId)
        .filter(erased -> erased.getOrdersPartition() == partition)
        .filter(erased -> offset < erased.getOrdersOffset())
        .isPresent();
  }

  /**
   * The latest erasure of a customer.
   *
   * @throws ErasureKeyException when that cannot be told for want of the key
   */
  public Optional<CustomerErased> find(String customerId) {
    if (furthest.isEmpty()) {
      return Optional.empty();
    }
    if (foreignKey.isPresent()) {
      throw new ErasureKeyException(pseudonyms.map(Pseudonyms::keyId), foreignKey.get());
    }
    String pseudonym = pseudonyms.orElseThrow().of(customerId);
    lock.lock();
    try {
      return Optional.ofNullable(byPseudonym.get(pseudonym));
    } finally {
      lock.unlock();
    }
  }

  /**
   * How many customers were erased.
   *
   * @param ends per partition, up to which order
   */
  public long countBefore(List<Long> ends) {
    lock.lock();
    try {
      return byPseudonym.values().stream()
          .filter(erased -> erased.getOrdersPartition() < ends.size())
          .filter(erased -> erased.getOrdersOffset() < ends.get(erased.getOrdersPartition()))
          .count();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a request has been fulfilled.
   *
   * @return empty when that was not so in time
   * @throws InterruptedException when the thread is asked to stop
   */
  public Optional<CustomerErased> await(String customerId, String requestId, long limitNanos)
      throws InterruptedException {
    long left = limitNanos;
    lock.lock();
    try {
      Optional<CustomerErased> found = find(customerId, requestId);
      while (found.isEmpty() && left > 0) {
        left = noted.awaitNanos(left);
        found = find(customerId, requestId);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  /** Takes an erasure over; of several of a customer the furthest counts. */
  public void note(String pseudonym, CustomerErased erased) {
    lock.lock();
    try {
      CustomerErased known = byPseudonym.get(pseudonym);
      if (known != null && known.getOrdersOffset() > erased.getOrdersOffset()) {
        return;
      }
      byPseudonym.put(pseudonym, erased);
      if (!pseudonyms.map(Pseudonyms::keyId).equals(Optional.of(erased.getKeyId()))) {
        foreignKey = Optional.of(erased.getKeyId());
      }
      Map<Integer, Long> next = new HashMap<>(furthest);
      next.merge(erased.getOrdersPartition(), erased.getOrdersOffset(), Math::max);
      furthest = Map.copyOf(next);
      noted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Optional<CustomerErased> find(String customerId, String requestId) {
    return find(customerId).filter(erased -> erased.getRequestId().equals(requestId));
  }
}
