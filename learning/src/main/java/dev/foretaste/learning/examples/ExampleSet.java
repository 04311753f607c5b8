package dev.foretaste.learning.examples;

import dev.foretaste.schema.LineageOffset;
import java.util.List;
import java.util.SortedMap;

/**
 * The examples at one moment.
 *
 * @param examples in chronological sequence
 * @param hash of the set, independent of the sequence in which its members arrived
 * @param topic where they come from
 * @param offsets per partition of that topic the offset of the next record that was not read
 * @param customers whose they are, in words: everybody's, or those of a sample
 */
public record ExampleSet(
    List<HeldExample> examples,
    long hash,
    String topic,
    SortedMap<Integer, Long> offsets,
    String customers) {

  /** Everybody's. */
  public ExampleSet(
      List<HeldExample> examples, long hash, String topic, SortedMap<Integer, Long> offsets) {
    this(examples, hash, topic, offsets, CustomerSample.EVERYBODY.describe());
  }

  /** The same with other examples. */
  public ExampleSet withExamples(List<HeldExample> other) {
    return new ExampleSet(other, hash, topic, offsets, customers);
  }

  /** How many there are. */
  public int size() {
    return examples.size();
  }

  /**
   * How many of them somebody did not know who had read this far.
   *
   * @param offsets per topic and partition the offset of the next record that was not read
   */
  public int newSince(List<LineageOffset> offsets) {
    KnownOffsets known = KnownOffsets.of(topic, offsets);
    return (int) examples.stream().filter(example -> !known.include(example)).count();
  }
}
