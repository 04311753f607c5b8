package dev.foretaste.learning.drift;

import dev.foretaste.schema.DriftEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares examples with what a model was judged on, window by window, and says what has begun or
 * ceased to differ. The same examples in the same sequence give the same answers. Not thread-safe.
 */
public final class DriftMonitor {
  private final DriftSettings settings;
  private final String treesVersion;
  private final DriftReference reference;
  private final Set<Quantity> raised = new LinkedHashSet<>();
  private Optional<Window> open = Optional.empty();
  private List<Shift> latest = List.of();

  private record Window(Tally tally, long from, long to) {}

  /**
   * Begins.
   *
   * @param treesVersion the version whose trees made the predictions
   */
  public DriftMonitor(DriftSettings settings, String treesVersion, DriftReference reference) {
    this.settings = settings;
    this.treesVersion = treesVersion;
    this.reference = reference;
  }

  /** The version whose trees make the predictions. */
  public String treesVersion() {
    return treesVersion;
  }

  /**
   * Takes an example; one without candidates says nothing.
   *
   * @return what has changed with it; mostly nothing
   */
  public List<DriftEvent> add(ObservedExample example) {
    if (example.rows().rows() == 0 || example.ordered().isEmpty()) {
      return List.of();
    }
    long time = example.eventTime();
    Window window =
        open.map(w -> new Window(w.tally(), Math.min(w.from(), time), Math.max(w.to(), time)))
            .orElseGet(() -> new Window(reference.newTally(), time, time));
    window.tally().add(example);
    if (window.tally().examples() < settings.window()) {
      open = Optional.of(window);
      return List.of();
    }
    open = Optional.empty();
    latest = reference.compare(window.tally(), settings.limit());
    return events(window);
  }

  private List<DriftEvent> events(Window window) {
    List<DriftEvent> events = new ArrayList<>();
    for (Shift shift : latest) {
      if (shift.isDrift() && raised.add(shift.quantity())) {
        events.add(event(shift, window, "raised"));
      } else if (!shift.isDrift() && raised.remove(shift.quantity())) {
        events.add(event(shift, window, "cleared"));
      }
    }
    return events;
  }

  private DriftEvent event(Shift shift, Window window, String state) {
    int count = window.tally().examples();
    return new DriftEvent(
        shift.quantity().kind(),
        shift.quantity().name(),
        state,
        shift.index(),
        shift.limit(),
        window.from(),
        window.to(),
        (long) count,
        treesVersion,
        "population stability index of %s %s over %d examples is %.3f, limit %.3f"
            .formatted(
                shift.quantity().kind(),
                shift.quantity().name(),
                count,
                shift.index(),
                shift.limit()));
  }

  /** How far each quantity was in the latest full window; empty before the first. */
  public List<Shift> latest() {
    return latest;
  }

  /** What differs now. */
  public Set<Quantity> raised() {
    return Set.copyOf(raised);
  }
}
