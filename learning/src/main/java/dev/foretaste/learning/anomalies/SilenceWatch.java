package dev.foretaste.learning.anomalies;

import dev.foretaste.schema.DriftEvent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A store without orders at times at which it usually has some, while others go on. What it usually
 * has in the silent windows adds up; {@value #EXPECTED} orders missing in a row have a probability
 * of e to the power of minus that, if they come independently.
 */
final class SilenceWatch implements Watch {
  static final String KIND = "silent-store";
  private static final int MOST_STORES = 1_000;
  private static final double EXPECTED = 15;
  private static final int DAYS = 7;
  private static final int FORGOTTEN_DAYS = 30;
  private static final double SLOWEST = 0.1;

  private static final class Store {
    private final RunningMoments[] ofDay;
    private double missing;
    private long silentSince;
    private boolean raised;

    private Store(int perDay) {
      ofDay = new RunningMoments[perDay];
      for (int i = 0; i < perDay; i++) {
        ofDay[i] = new RunningMoments(SLOWEST);
      }
    }
  }

  private final int perDay;
  private final LatestUsed<Store> stores = new LatestUsed<>(MOST_STORES);

  SilenceWatch(int windowsPerDay) {
    perDay = windowsPerDay;
  }

  @Override
  public void close(Window window, List<DriftEvent> events) {
    Map<String, Integer> counts = window.stores();
    counts.keySet().forEach(store -> stores.computeIfAbsent(store, unknown -> new Store(perDay)));
    for (Iterator<Map.Entry<String, Store>> all = stores.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Store> entry = all.next();
      look(
          entry.getKey(), entry.getValue(), counts.getOrDefault(entry.getKey(), 0), window, events);
      long silent = window.to() - entry.getValue().silentSince;
      if (counts.get(entry.getKey()) == null
          && silent > FORGOTTEN_DAYS * perDay * (window.to() - window.from())) {
        all.remove();
      }
    }
  }

  private void look(String name, Store store, int count, Window window, List<DriftEvent> events) {
    RunningMoments usual = store.ofDay[(int) Math.floorMod(window.number(), (long) perDay)];
    if (count > 0) {
      if (store.raised) {
        store.raised = false;
        events.add(event(name, CLEARED, store, count, window));
      }
      store.missing = 0;
      store.silentSince = window.to();
    } else if (usual.count() >= DAYS) {
      store.missing += usual.mean();
      if (!store.raised && store.missing > EXPECTED) {
        store.raised = true;
        events.add(event(name, RAISED, store, count, window));
      }
    }
    if (!store.raised) {
      usual.add(count);
    }
  }

  private static DriftEvent event(
      String name, String state, Store store, int count, Window window) {
    return new DriftEvent(
        KIND,
        name,
        state,
        store.missing,
        EXPECTED,
        store.silentSince,
        window.to(),
        (long) count,
        null,
        state.equals(RAISED)
            ? "%s has had no order where about %.0f are usual".formatted(name, store.missing)
            : "%s has orders again".formatted(name));
  }
}
