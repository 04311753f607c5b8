package dev.foretaste.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The sequence in which candidates are predicted. */
public final class Ranking {
  private Ranking() {}

  /**
   * The best rows, highest margin first; those with the same margin in the sequence of the rows.
   *
   * @param atMost how many
   */
  public static List<Integer> best(float[] margins, int atMost) {
    Comparator<Integer> byMargin = Comparator.comparingDouble(row -> -margins[row]);
    return IntStream.range(0, margins.length)
        .boxed()
        .sorted(byMargin.thenComparing(Comparator.naturalOrder()))
        .limit(atMost)
        .toList();
  }
}
