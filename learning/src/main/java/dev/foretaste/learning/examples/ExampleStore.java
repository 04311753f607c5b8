package dev.foretaste.learning.examples;

import dev.foretaste.schema.TrainingExample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The latest example of every key, whether or not the topic has been compacted. Bounded in number
 * and in bytes: when it is full, labels that are more than a year older than the latest go first,
 * then customers with everything they have, so that those who stay are a sample of all. Customers
 * who have left the sample do not come back. Not thread-safe.
 */
public final class ExampleStore {
  private static final long OUTDATED_MILLIS = Duration.ofDays(365).toMillis();

  private final String topic;
  private final int maxExamples;
  private final long maxBytes;
  private final Map<String, HeldExample> byKey = new HashMap<>();
  private final NavigableSet<HeldExample> byTime = new TreeSet<>(HeldExample.CHRONOLOGICAL);
  private final SortedMap<Integer, Long> offsets = new TreeMap<>();
  private KnownOffsets known = KnownOffsets.NONE;
  private CustomerSample sample = CustomerSample.EVERYBODY;
  private long bytes;
  private long hash;
  private long arrivals;

  /**
   * An empty store.
   *
   * @param topic where its examples come from
   * @param maxExamples most examples it holds
   * @param maxBytes most bytes of encoded examples it holds; at least one example is always held
   */
  public ExampleStore(String topic, int maxExamples, long maxBytes) {
    this.topic = topic;
    this.maxExamples = maxExamples;
    this.maxBytes = maxBytes;
  }

  /**
   * Takes the record over that stands at a place of the topic, if its customer is in the sample.
   *
   * @return its compact form, in any case
   */
  public HeldExample put(String key, TrainingExample example, int partition, long offset) {
    remove(key, partition, offset);
    HeldExample held = HeldExample.of(key, example, partition, offset);
    if (!sample.includes(held.customerId())) {
      return held;
    }
    byKey.put(key, held);
    byTime.add(held);
    bytes += held.bytes().length;
    hash += held.hash();
    arrivals += known.include(held) ? 0 : 1;
    evict();
    return held;
  }

  /** Takes a tombstone over. */
  public void remove(String key, int partition, long offset) {
    skip(partition, offset);
    HeldExample removed = byKey.remove(key);
    if (removed != null) {
      forget(removed);
    }
  }

  /** Passes over a record that cannot be read. */
  public void skip(int partition, long offset) {
    offsets.put(partition, offset + 1);
  }

  /** How many examples are held. */
  public int size() {
    return byKey.size();
  }

  /** Examples held that the latest training did not know. */
  public long newExamples() {
    return arrivals;
  }

  /** The latest training knows these. */
  public void trainedUpTo(KnownOffsets known) {
    this.known = known;
    arrivals = byTime.stream().filter(example -> !known.include(example)).count();
  }

  /** The examples as they are now. */
  public ExampleSet snapshot() {
    List<HeldExample> examples = new ArrayList<>(byTime);
    return new ExampleSet(examples, hash, topic, new TreeMap<>(offsets), sample.describe());
  }

  private void forget(HeldExample example) {
    byTime.remove(example);
    bytes -= example.bytes().length;
    hash -= example.hash();
    arrivals -= known.include(example) ? 0 : 1;
  }

  private void evict() {
    while (isTooFull()
        && byTime.first().eventTime() < byTime.last().eventTime() - OUTDATED_MILLIS) {
      evict(byTime.first());
    }
    while (isTooFull()) {
      CustomerSample smaller = sample.smaller();
      List<HeldExample> leaving =
          byTime.stream().filter(held -> !smaller.includes(held.customerId())).toList();
      if (leaving.size() == byTime.size()) {
        evict(byTime.first());
      } else {
        sample = smaller;
        leaving.forEach(this::evict);
      }
    }
  }

  private boolean isTooFull() {
    return byKey.size() > maxExamples || bytes > maxBytes && byKey.size() > 1;
  }

  private void evict(HeldExample example) {
    byKey.remove(example.key());
    forget(example);
  }
}
