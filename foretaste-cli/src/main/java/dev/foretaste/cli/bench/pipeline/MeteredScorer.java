package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.scoring.Scorer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.LongAdder;

/** A scorer that counts what it costs. Thread-safe. */
final class MeteredScorer implements Scorer {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final Scorer scorer;

  MeteredScorer(Scorer scorer) {
    this.scorer = scorer;
  }

  /** CPU time of the calling threads in {@link #margins} so far, in ns. */
  long cpuNanos() {
    return nanos.sum();
  }

  /** Candidates scored so far. */
  long rows() {
    return rows.sum();
  }

  @Override
  public String name() {
    return scorer.name();
  }

  @Override
  public float[] margins(FeatureMatrix features) {
    long start = threads.getCurrentThreadCpuTime();
    float[] margins = scorer.margins(features);
    nanos.add(threads.getCurrentThreadCpuTime() - start);
    rows.add(features.rows());
    return margins;
  }

  @Override
  public double[] contributions(FeatureMatrix features, int row) {
    return scorer.contributions(features, row);
  }

  @Override
  public float probability(float margin) {
    return scorer.probability(margin);
  }
}
