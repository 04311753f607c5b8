package dev.foretaste.retrainer.examples;

import java.util.List;
import java.util.SortedMap;

/**
 * The examples at one moment.
 *
 * @param examples in chronological sequence
 * @param hash of the set, independent of the sequence in which its members arrived
 * @param topic where they come from
 * @param offsets per partition of that topic the offset of the next record that was not read
 */
public record ExampleSet(
    List<HeldExample> examples, long hash, String topic, SortedMap<Integer, Long> offsets) {

  /** How many there are. */
  public int size() {
    return examples.size();
  }
}
