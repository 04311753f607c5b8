package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.orders.SourcedOrder;
import dev.foretaste.schema.ModelVerdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;

/**
 * One pass over a file: sends what is not there yet and holds at the generation points until the
 * system has scored everything and judged a model trained on it. Single use, not thread-safe.
 */
final class ImportRun {
  private static final double SECOND = 1e9;

  private final OrderTarget target;
  private final Scoring scoring;
  private final Retraining retraining;
  private final Pace pace;
  private final Progress progress;

  private final List<ModelVerdict> verdicts = new ArrayList<>();
  private long sent;
  private long sentSinceHold;
  private long judgingNanos;

  ImportRun(
      OrderTarget target, Scoring scoring, Retraining retraining, Pace pace, Progress progress) {
    this.target = target;
    this.scoring = scoring;
    this.retraining = retraining;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * @param present positions of orders that are on the topic already
   */
  ImportResult run(OrderSource source, BitSet present, ImportPlan plan) {
    long start = System.nanoTime();
    progress.message("sending");
    GenerationPoints points = new GenerationPoints(source.size(), plan.generations());
    for (Iterator<SourcedOrder> orders = source.orders().iterator(); orders.hasNext(); ) {
      SourcedOrder order = orders.next();
      if (!present.get((int) order.position())) {
        pace.await();
        target.send(order);
        sent++;
        sentSinceHold++;
      }
      long done = order.position() + 1;
      progress.stepTo(done);
      boolean last = done == source.size();
      if (plan.waits() && points.reachedAt(done) && (last || sentSinceHold > 0)) {
        hold(done, source.size());
      }
    }
    target.flush();
    double seconds = (System.nanoTime() - start) / SECOND;
    return new ImportResult(
        sent,
        source.size() - sent,
        source.badLines().size(),
        source.customers(),
        source.items(),
        seconds,
        sent / Math.max(1e-9, seconds - judgingNanos / SECOND),
        verdicts.stream().map(Generation::of).toList());
  }

  private void hold(long done, long size) {
    target.flush();
    scoring.awaitCaughtUp(progress);
    long start = System.nanoTime();
    verdicts.add(retraining.judge("import: %d of %d orders".formatted(done, size), progress));
    judgingNanos += System.nanoTime() - start;
    sentSinceHold = 0;
    progress.message("sending");
  }
}
