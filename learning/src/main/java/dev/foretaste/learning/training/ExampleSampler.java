package dev.foretaste.learning.training;

import dev.foretaste.hashing.StableHash;
import dev.foretaste.learning.examples.HeldExample;
import java.util.List;

/**
 * Chooses whole examples by a hash of customer and order number: whether an example is chosen
 * depends on nothing but itself and the share that is wanted. Stateless and thread-safe.
 */
final class ExampleSampler {
  private ExampleSampler() {}

  /** About so many examples at most, in the same sequence. */
  static List<HeldExample> sample(List<HeldExample> examples, int atMost) {
    if (examples.size() <= atMost) {
      return List.copyOf(examples);
    }
    double share = (double) atMost / examples.size();
    return examples.stream().filter(example -> fraction(example) < share).toList();
  }

  private static double fraction(HeldExample example) {
    long hash = new StableHash().add(example.customerId()).add(example.orderNumber()).value();
    return (hash >>> 11) * 0x1p-53;
  }
}
