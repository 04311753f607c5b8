package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Items by how many orders had them; the last orders, which are to be predicted, never count. */
final class Frequencies {
  private Frequencies() {}

  /** All items by frequency over all customers' histories; ties by item number. */
  static List<Integer> global(Dataset data) {
    int[] counts = new int[data.items()];
    for (int customer = 0; customer < data.size(); customer++) {
      for (int[] basket : data.history(customer)) {
        for (int item : basket) {
          counts[item]++;
        }
      }
    }
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingInt(item -> -counts[item]))
        .toList();
  }

  /** The items of one history by frequency; ties by first appearance. */
  static List<Integer> personal(int[][] history) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    for (int[] basket : history) {
      for (int item : basket) {
        counts.merge(item, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
