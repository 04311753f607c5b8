package dev.foretaste.benchmarks.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures engines side by side: in every round each engine takes one sample, so that what else the
 * machine does strikes all alike. Every call has other rows than the one before.
 */
public final class ScoringBenchmark {
  /** As wide as production's features. */
  private static final int COLUMNS = 41;

  private static final int POOLED_ROWS = 4_096;
  private static final int LEAST_BATCHES = 32;
  private static final int LOADS = 5;

  private final int rounds;
  private final Consumer<String> progress;

  /**
   * A benchmark.
   *
   * @param rounds samples per figure; 1 or more
   * @param progress is told what is being measured
   */
  public ScoringBenchmark(int rounds, Consumer<String> progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  private static List<ScoringEngine> engines() {
    return List.of(
        new PredictEngine(),
        new EvaluatorEngine(),
        new InplacePredictEngine(),
        new H2oPredictorEngine(),
        new ExplainEngine(),
        new PredictContribEngine());
  }

  /**
   * Measures.
   *
   * @param sizes of the models
   * @param rowCounts rows per call
   */
  public List<ScoringRow> run(List<ModelSize> sizes, List<Integer> rowCounts) {
    List<ScoringRow> results = new ArrayList<>();
    for (ModelSize size : sizes) {
      progress.accept("training " + size);
      BenchmarkModel model = BenchmarkModel.train(size.trees(), size.depth(), COLUMNS);
      List<Loaded> loaded = loadAll(model);
      for (int rows : rowCounts) {
        progress.accept("%s, %d rows".formatted(size, rows));
        List<Loaded> able = loaded.stream().filter(engine -> rows <= engine.maxRows()).toList();
        results.addAll(compare(model, able, rows));
      }
      loaded.forEach(engine -> engine.model().close());
    }
    return results;
  }

  private record Loaded(String engine, int maxRows, LoadedModel model, double millis) {}

  private List<Loaded> loadAll(BenchmarkModel model) {
    ThreadMeter meter = new ThreadMeter();
    List<Loaded> loaded = new ArrayList<>();
    for (ScoringEngine engine : engines()) {
      try {
        double[] millis = new double[LOADS];
        LoadedModel latest = engine.load(model);
        for (int i = 0; i < LOADS; i++) {
          latest.close();
          long start = meter.cpuNanos();
          latest = engine.load(model);
          millis[i] = (meter.cpuNanos() - start) / 1e6;
        }
        Arrays.sort(millis);
        loaded.add(new Loaded(engine.name(), engine.maxRows(), latest, millis[LOADS / 2]));
      } catch (LinkageError e) {
        progress.accept("without " + engine.name() + ", its library is not there");
      }
    }
    return loaded;
  }

  private List<ScoringRow> compare(BenchmarkModel model, List<Loaded> engines, int rows) {
    float[][] batches = new float[Math.max(LEAST_BATCHES, POOLED_ROWS / rows)][];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = BenchmarkModel.rows(rows, model.columns(), 100L + i);
    }
    List<Contender> contenders = new ArrayList<>();
    for (Loaded engine : engines) {
      contenders.add(new Contender(engine.engine(), engine.model(), batches, rows, rounds));
    }
    contenders.forEach(Contender::warmUp);
    for (int round = 0; round < rounds; round++) {
      contenders.forEach(Contender::sample);
    }
    double predict =
        contenders.stream()
            .filter(contender -> contender.engine().equals(PredictEngine.NAME))
            .findFirst()
            .orElseThrow()
            .cpuMicros();
    List<ScoringRow> results = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      Contender contender = contenders.get(i);
      results.add(
          new ScoringRow(
              contender.engine(),
              model.name(),
              rows,
              contender.cpuMicros(),
              predict / contender.cpuMicros(),
              contender.allocatedBytes(),
              engines.get(i).millis()));
    }
    return results;
  }
}
