package dev.foretaste.retrainer;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.gate.Skew;
import dev.foretaste.learning.gate.SkewCheck;
import dev.foretaste.models.VersionCatalogue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares every example with what serving saw, in batches: standing predictions come from many
 * versions, and a version is built once for all of a batch. Not thread-safe.
 */
final class SkewWatch {
  /** Most examples of a batch. */
  static final int BATCH = 1_000;

  private static final int MODELS = 8;
  private static final int MOST_GONE = 10_000;

  private record Waiting(Made made, HeldExample example) {}

  /** By which version, and whether the example came while this process watched. */
  private record Made(String version, boolean isLive) {}

  private final SkewCheck check = new SkewCheck();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<String, ScoringModel> models = new LinkedHashMap<>(MODELS, 0.75f, true);
  private final Set<String> gone = new HashSet<>();
  private final int mostWaiting;
  private long dropped;
  private SkewCount total = SkewCount.NONE;

  /**
   * Watches.
   *
   * @param mostWaiting how many examples wait at most; beyond that, the oldest stay unchecked
   */
  SkewWatch(int mostWaiting) {
    this.mostWaiting = mostWaiting;
  }

  /**
   * An example waits for its check against the version that made its prediction.
   *
   * @param isLive whether it came just now; others were there at the start
   */
  void add(String version, HeldExample example, boolean isLive) {
    waiting.add(new Waiting(new Made(version, isLive), example));
    if (waiting.size() > mostWaiting) {
      waiting.remove();
      dropped++;
    }
  }

  int waiting() {
    return waiting.size();
  }

  /** All that was counted so far. */
  SkewCount total() {
    return total;
  }

  /**
   * Checks the next batch.
   *
   * @param catchUp reads what is on the topics by now: a version is published before its
   *     predictions, but may be read after them
   * @param observer is shown the features of live examples
   */
  SkewCount checkBatch(VersionCatalogue versions, Runnable catchUp, SkewCheck.Observer observer) {
    Map<Made, List<HeldExample>> byVersion = new LinkedHashMap<>();
    for (int taken = 0; taken < BATCH && !waiting.isEmpty(); taken++) {
      Waiting next = waiting.remove();
      byVersion.computeIfAbsent(next.made(), made -> new ArrayList<>()).add(next.example());
    }
    SkewCount batch = SkewCount.NONE;
    for (Map.Entry<Made, List<HeldExample>> group : byVersion.entrySet()) {
      List<HeldExample> examples = group.getValue();
      SkewCheck.Observer shown = group.getKey().isLive() ? observer : SkewCheck.Observer.NONE;
      batch =
          batch.plus(
              model(group.getKey().version(), versions, catchUp)
                  .map(model -> check(examples, model, shown))
                  .orElse(new SkewCount(0, examples.size(), 0)));
    }
    batch = batch.plus(new SkewCount(0, dropped, 0));
    dropped = 0;
    total = total.plus(batch);
    return batch;
  }

  private SkewCount check(
      List<HeldExample> examples, ScoringModel model, SkewCheck.Observer observer) {
    SkewCount count = SkewCount.NONE;
    for (int from = 0; from < examples.size(); from += SkewCheck.EXAMPLES) {
      int to = Math.min(examples.size(), from + SkewCheck.EXAMPLES);
      Skew skew = check.check(examples.subList(from, to), version -> Optional.of(model), observer);
      count = count.plus(new SkewCount(skew.checked(), 0, skew.mismatches()));
    }
    return count;
  }

  private Optional<ScoringModel> model(
      String version, VersionCatalogue versions, Runnable catchUp) {
    ScoringModel known = models.get(version);
    if (known != null) {
      return Optional.of(known);
    }
    if (gone.contains(version)) {
      return Optional.empty();
    }
    Optional<ScoringModel> found = versions.model(version);
    if (found.isEmpty()) {
      catchUp.run();
      found = versions.model(version);
    }
    found.ifPresentOrElse(model -> keep(version, model), () -> giveUp(version));
    return found;
  }

  private void keep(String version, ScoringModel model) {
    models.put(version, model);
    if (models.size() > MODELS) {
      models.remove(models.keySet().iterator().next());
    }
  }

  /** Those forgotten when there are many are merely looked for once more. */
  private void giveUp(String version) {
    if (gone.size() == MOST_GONE) {
      gone.clear();
    }
    gone.add(version);
  }
}
