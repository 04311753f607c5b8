package dev.foretaste.learning.anomalies;

import dev.foretaste.learning.anomalies.Window.Article;
import dev.foretaste.learning.anomalies.Window.Sold;
import dev.foretaste.schema.DriftEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * More lines than usual with items that were never sold before this window. An item is known from
 * the next window on, so something new is reported once, and at once. The first {@value
 * #FEWEST_WINDOWS} windows with orders only tell what is sold at all, and as many more, how often
 * something new is.
 */
final class UnknownItemsWatch implements Watch {
  static final String KIND = "unknown-items";
  private static final String ALL = "all";
  private static final int MOST_ITEMS = 100_000;
  private static final int FEWEST_WINDOWS = 24;
  private static final int FEWEST_LINES = 5;
  private static final double LEAST_SHARE = 0.05;
  private static final double DEVIATIONS = 6;
  private static final double SLOWEST = 0.02;

  private final LatestUsed<Boolean> known = new LatestUsed<>(MOST_ITEMS);
  private final RunningMoments share = new RunningMoments(SLOWEST);
  private int windows;
  private boolean raised;

  @Override
  public void close(Window window, List<DriftEvent> events) {
    Map<String, Long> unknown = new TreeMap<>();
    long lines = 0;
    for (Map.Entry<Article, Sold> entry : window.articles().entrySet()) {
      String item = entry.getKey().itemId();
      lines += entry.getValue().lines();
      if (known.get(item) == null) {
        unknown.merge(item, entry.getValue().lines(), Long::sum);
      }
    }
    unknown.keySet().forEach(item -> known.put(item, true));
    if (lines == 0 || windows++ < FEWEST_WINDOWS) {
      return;
    }
    long count = unknown.values().stream().mapToLong(Long::longValue).sum();
    if (share.count() >= FEWEST_WINDOWS) {
      judge(window, count, lines, unknown, events);
    }
    share.add((double) count / lines);
  }

  private void judge(
      Window window, long count, long lines, Map<String, Long> unknown, List<DriftEvent> events) {
    double usual = share.mean();
    double spread = Math.sqrt(usual * (1 - usual) / lines + share.deviation() * share.deviation());
    double limit = Math.max(LEAST_SHARE, usual + DEVIATIONS * spread);
    double seen = (double) count / lines;
    boolean unusual = count >= FEWEST_LINES && seen > limit;
    if (unusual != raised) {
      raised = unusual;
      events.add(
          new DriftEvent(
              KIND,
              ALL,
              unusual ? RAISED : CLEARED,
              seen,
              limit,
              window.from(),
              window.to(),
              lines,
              null,
              "%d of %d lines with items never sold before%s"
                  .formatted(count, lines, most(unknown))));
    }
  }

  private static String most(Map<String, Long> unknown) {
    return unknown.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
        .map(item -> ", most often " + item.getKey())
        .orElse("");
  }
}
