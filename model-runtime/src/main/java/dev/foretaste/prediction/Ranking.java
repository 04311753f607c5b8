package dev.foretaste.prediction;

import java.util.Arrays;
import java.util.List;

/** The sequence in which candidates are predicted. */
public final class Ranking {
  private Ranking() {}

  /** As {@link #bestRows}, for who wants a list. */
  public static List<Integer> best(float[] margins, int atMost) {
    return Arrays.stream(bestRows(margins, atMost)).boxed().toList();
  }

  /**
   * The best rows, highest margin first; those with the same margin in the sequence of the rows.
   *
   * @param atMost how many
   */
  static int[] bestRows(float[] margins, int atMost) {
    int[] best = new int[Math.min(atMost, margins.length)];
    int found = 0;
    for (int row = 0; row < margins.length; row++) {
      if (found < best.length) {
        found++;
      } else if (found == 0 || !isBefore(margins[row], margins[best[found - 1]])) {
        continue;
      }
      int place = found - 1;
      while (place > 0 && isBefore(margins[row], margins[best[place - 1]])) {
        best[place] = best[place - 1];
        place--;
      }
      best[place] = row;
    }
    return best;
  }

  /** By {@link Float#compare}: 0 before -0; but what is not a number comes last. */
  private static boolean isBefore(float margin, float other) {
    return Float.compare(-margin, -other) < 0;
  }
}
