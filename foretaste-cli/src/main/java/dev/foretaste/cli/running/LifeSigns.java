package dev.foretaste.cli.running;

import dev.foretaste.bundle.BundleKind;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.topology.inputs.ModelTimeline;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows on the terminal that the system lives: a line when the champion changes, and one now and
 * then that says how many orders were scored.
 */
final class LifeSigns implements AutoCloseable {
  private static final long LOOK_MS = 500;
  private static final int LOOKS_PER_COUNT = 40;

  private final LongSupplier orders;
  private final Supplier<ModelTimeline.View> models;
  private final PrintWriter out;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "life-signs");
            thread.setDaemon(true);
            return thread;
          });
  private String champion;
  private long counted;
  private int looks;

  private LifeSigns(LongSupplier orders, Supplier<ModelTimeline.View> models, PrintWriter out) {
    this.orders = orders;
    this.models = models;
    this.out = out;
    this.champion = models.get().champion().version();
  }

  /**
   * Starts to show.
   *
   * @param orders how many orders have been scored so far
   */
  static LifeSigns start(
      LongSupplier orders, Supplier<ModelTimeline.View> models, PrintWriter out) {
    LifeSigns signs = new LifeSigns(orders, models, out);
    signs.executor.scheduleAtFixedRate(signs::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    return signs;
  }

  void look() {
    ScoringModel current = models.get().champion();
    if (!current.version().equals(champion)) {
      champion = current.version();
      print("model %s (%s) is champion from here on%s", champion, current.scorer().name(), what());
    }
    if (++looks % LOOKS_PER_COUNT == 0 && orders.getAsLong() > counted) {
      counted = orders.getAsLong();
      print("%,d orders scored", counted);
    }
  }

  private String what() {
    return models.get().champion().manifest().map(LifeSigns::describe).orElse("");
  }

  private static String describe(ModelBundle manifest) {
    if (manifest.getKind().equals(BundleKind.TABLES.key())) {
      return String.format(
          Locale.ROOT, ": item tables of %,d orders", manifest.getTablesExamples());
    }
    Map<String, Double> metrics = manifest.getMetrics();
    return metrics.containsKey("recall@10")
        ? String.format(
            Locale.ROOT,
            "; recall@10 %.3f on the holdout, baseline %.3f",
            metrics.get("recall@10"),
            metrics.getOrDefault("baseline_recall@10", Double.NaN))
        : "";
  }

  private void print(String format, Object... values) {
    out.println("  " + String.format(Locale.ROOT, format, values));
    out.flush();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
