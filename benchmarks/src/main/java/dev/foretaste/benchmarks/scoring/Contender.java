package dev.foretaste.benchmarks.scoring;

import java.util.Arrays;

/** One engine with one model and one number of rows, and what it has been measured to cost. */
final class Contender {
  private static final long WARM_UP_NANOS = 400_000_000;
  private static final long SAMPLE_NANOS = 2_000_000;
  private static final int ALLOCATION_CALLS = 50;

  private final String engine;
  private final LoadedModel model;
  private final float[][] batches;
  private final int rows;
  private final ThreadMeter meter;
  private final double[] samples;
  private int callsPerSample = 1;
  private int taken;
  private int next;
  private float sink;

  Contender(String engine, LoadedModel model, float[][] batches, int rows, int samples) {
    this.engine = engine;
    this.model = model;
    this.batches = batches;
    this.rows = rows;
    this.meter = new ThreadMeter();
    this.samples = new double[samples];
  }

  String engine() {
    return engine;
  }

  /** Calls until the machine code has settled, and finds out how many calls make a sample. */
  void warmUp() {
    long start = meter.cpuNanos();
    long spent = 0;
    long calls = 0;
    while (spent < WARM_UP_NANOS) {
      call(8);
      calls += 8;
      spent = meter.cpuNanos() - start;
    }
    callsPerSample = (int) Math.max(1, SAMPLE_NANOS * calls / spent);
  }

  /** Takes one sample. */
  void sample() {
    long start = meter.cpuNanos();
    call(callsPerSample);
    samples[taken++] = (meter.cpuNanos() - start) / 1e3 / callsPerSample;
  }

  /** Median of the samples, in microseconds per call. */
  double cpuMicros() {
    double[] sorted = Arrays.copyOf(samples, taken);
    Arrays.sort(sorted);
    return sorted[taken / 2];
  }

  long allocatedBytes() {
    long start = meter.allocatedBytes();
    call(ALLOCATION_CALLS);
    return (meter.allocatedBytes() - start) / ALLOCATION_CALLS;
  }

  /** What was computed, so that none of it can be left out. */
  float sink() {
    return sink;
  }

  private void call(int times) {
    for (int i = 0; i < times; i++) {
      sink += model.score(batches[next], rows);
      next = next + 1 == batches.length ? 0 : next + 1;
    }
  }
}
