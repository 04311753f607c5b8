package dev.foretaste.retrainer;

import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.drift.OnlineMeans;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.PredictionOutcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches how well the champion predicts, and says when that is clearly worse than it promised:
 * when, over the latest {@value #WINDOW} outcomes of predictions by the champion's trees, the mean
 * recall@10 plus two standard errors lies below {@value #SHARE} of the champion's recall@10 on its
 * holdout. Which item tables went with the trees does not matter. Not thread-safe.
 */
final class OnlineQuality {
  /** How many outcomes are looked at; fewer say nothing. */
  static final int WINDOW = 500;

  /** Below this share of what the champion promised, something has changed. */
  static final double SHARE = 0.85;

  /** In an experiment, not all customers get the champion's predictions. */
  private static final int MOST_HELD = 4 * WINDOW;

  private static final String PROMISED = "recall@10";
  private static final String BASELINE = "none";
  private static final int STANDARD_ERRORS = 2;

  private record Seen(String version, double recall, double ndcg, long orderedAt) {}

  /** When the champion is clearly worse than it promised. */
  record Fall(String trees, double recall, double promised, long from, long to) {
    String describe() {
      return "drift: recall@10 of the latest %d predictions by the trees of %s is %.4f, on the holdout it was %.4f"
          .formatted(WINDOW, trees, recall, promised);
    }
  }

  private final Deque<Seen> latest = new ArrayDeque<>();
  private long added;

  /** A prediction was settled. */
  void add(PredictionOutcome outcome) {
    added++;
    latest.add(
        new Seen(
            outcome.getModelVersion(),
            outcome.getRecallAt10(),
            outcome.getNdcgAt10(),
            outcome.getOrderedAt()));
    if (latest.size() > MOST_HELD) {
      latest.remove();
    }
  }

  /** How many outcomes there were so far. */
  long added() {
    return added;
  }

  /** What has fallen how far, in words; empty while there is no drift or too little is known. */
  Optional<String> drift(VersionCatalogue versions) {
    return fall(versions).map(Fall::describe);
  }

  /** How the latest predictions turned out, by the version whose trees scored. */
  Map<String, OnlineMeans> means(VersionCatalogue versions) {
    Map<String, OnlineMeans> means = new TreeMap<>();
    for (Iterator<Seen> back = latest.descendingIterator(); back.hasNext(); ) {
      Seen seen = back.next();
      String trees =
          versions.manifest(seen.version()).map(ModelBundle::getTreesVersion).orElse(BASELINE);
      OnlineMeans known = means.getOrDefault(trees, OnlineMeans.none());
      if (known.outcomes() < WINDOW) {
        means.put(trees, known.and(seen.recall(), seen.ndcg()));
      }
    }
    return means;
  }

  /** As {@link #drift}, in figures. */
  Optional<Fall> fall(VersionCatalogue versions) {
    Optional<String> trees = StandingChampion.treesVersion(versions);
    Optional<Double> promised =
        versions.championManifest().map(ModelBundle::getMetrics).map(all -> all.get(PROMISED));
    if (trees.isEmpty() || promised.isEmpty()) {
      return Optional.empty();
    }
    int count = 0;
    double sum = 0;
    double squares = 0;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (Iterator<Seen> back = latest.descendingIterator(); back.hasNext() && count < WINDOW; ) {
      Seen seen = back.next();
      if (trees.equals(versions.manifest(seen.version()).map(ModelBundle::getTreesVersion))) {
        count++;
        from = Math.min(from, seen.orderedAt());
        to = Math.max(to, seen.orderedAt());
        sum += seen.recall();
        squares += seen.recall() * seen.recall();
      }
    }
    if (count < WINDOW) {
      return Optional.empty();
    }
    double mean = sum / WINDOW;
    double variance = Math.max(0, squares / WINDOW - mean * mean);
    if (mean + STANDARD_ERRORS * Math.sqrt(variance / WINDOW) >= SHARE * promised.get()) {
      return Optional.empty();
    }
    return Optional.of(new Fall(trees.get(), mean, promised.get(), from, to));
  }
}
