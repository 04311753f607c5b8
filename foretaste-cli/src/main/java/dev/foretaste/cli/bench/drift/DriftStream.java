package dev.foretaste.cli.bench.drift;

import dev.foretaste.cli.bench.drift.Regulars.Visit;
import dev.foretaste.learning.drift.DriftMonitor;
import dev.foretaste.learning.drift.DriftReference;
import dev.foretaste.learning.drift.DriftSettings;
import dev.foretaste.learning.drift.ObservedExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One seed: a past, the reference that a model judged then would have, and what comes after, with
 * or without a change. Not thread-safe.
 */
final class DriftStream {
  private static final int PAST = 9_000;
  private static final int JUDGED = 3_000;

  private final long seed;
  private final Regulars regulars;
  private final ShopHistory history = new ShopHistory();
  private final DriftReference reference;

  DriftStream(long seed) {
    this.seed = seed;
    regulars = new Regulars(seed);
    ItemStatistics statistics = new ItemStatistics();
    for (int order = 0; order < PAST; order++) {
      Visit visit = regulars.next();
      history.example(visit).ifPresent(statistics::add);
      history.learn(visit);
    }
    history.refresh(statistics);
    List<ObservedExample> judged = new ArrayList<>();
    while (judged.size() < JUDGED) {
      Visit visit = regulars.next();
      Optional<TrainingExample> example = history.example(visit);
      example.map(history::observe).ifPresent(judged::add);
      example.ifPresent(statistics::add);
      history.learn(visit);
    }
    reference = DriftReference.of(judged).orElseThrow();
    history.refresh(statistics);
  }

  /**
   * Goes on with a change.
   *
   * @param already examples in the window when the change comes
   * @param examples how many to follow from there
   * @return after how many examples of the change the first drift was raised, and of what
   */
  Optional<Detection> after(Change change, DriftSettings settings, int already, int examples) {
    DriftMonitor monitor = new DriftMonitor(settings, "v1", reference);
    ShopHistory now = history.copy();
    Regulars usual = regulars.with(Change.NONE, seed + 1);
    int seen = -already;
    Regulars current = usual;
    while (seen < examples) {
      if (seen == 0) {
        current = usual.with(change, seed + 2);
      }
      Visit visit = current.next();
      Optional<TrainingExample> example = now.example(visit);
      now.learn(visit);
      if (example.isPresent()) {
        seen++;
        Optional<Detection> found = raised(monitor.add(now.observe(example.get())), seen);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Detection> raised(List<DriftEvent> events, int seen) {
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(new Detection(seen, events.get(0).getSubject()));
  }

  /** Something was found after so many examples, or orders. */
  record Detection(int after, String subject) {}
}
