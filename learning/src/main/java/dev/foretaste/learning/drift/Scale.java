package dev.foretaste.learning.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the values of one quantity fall into bins. */
sealed interface Scale {

  /** Number of bins; 1 or more. */
  int bins();

  /**
   * Numbers. A bin holds what is above the edge before and not above its own; one bin more holds
   * what is above all edges, and a last one what is missing.
   *
   * @param edges ascending, distinct; not changed
   */
  record Numbers(float[] edges) implements Scale {

    /** Edges at quantiles of the values: bins of about equal share, fewer where values repeat. */
    static Numbers quantiles(float[] values, int bins) {
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      int present = sorted.length;
      while (present > 0 && Float.isNaN(sorted[present - 1])) {
        present--;
      }
      float[] edges = new float[bins - 1];
      int distinct = 0;
      for (int bin = 1; bin < bins && present > 0; bin++) {
        float edge = sorted[(int) ((long) bin * (present - 1) / bins)];
        if (distinct == 0 || edges[distinct - 1] < edge) {
          edges[distinct++] = edge;
        }
      }
      return new Numbers(Arrays.copyOf(edges, distinct));
    }

    @Override
    public int bins() {
      return edges.length + 2;
    }

    int bin(float value) {
      if (Float.isNaN(value)) {
        return edges.length + 1;
      }
      int found = Arrays.binarySearch(edges, value);
      return found >= 0 ? found : -found - 1;
    }
  }

  /** Names; one bin more holds all others. */
  final class Names implements Scale {
    private final List<String> names;
    private final Map<String, Integer> bins = new HashMap<>();

    Names(List<String> names) {
      this.names = List.copyOf(names);
      for (String name : names) {
        bins.put(name, bins.size());
      }
    }

    List<String> names() {
      return names;
    }

    @Override
    public int bins() {
      return names.size() + 1;
    }

    int bin(String name) {
      return bins.getOrDefault(name, names.size());
    }
  }
}
