package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Measures engines side by side on one running stream: customers first order once each, then in
 * every round each engine scores a stretch of orders, and last the raw loop moves the same bytes.
 */
final class PipelineBenchmark {
  private static final int WARM_UP_SHARE = 4;

  private final PipelineSettings settings;
  private final PipelineSystem system;
  private final Consumer<String> progress;

  PipelineBenchmark(PipelineSettings settings, PipelineSystem system, Consumer<String> progress) {
    this.settings = settings;
    this.system = system;
    this.progress = progress;
  }

  PipelineResult run() {
    Workload workload = settings.workload();
    progress.accept("growing %d trees".formatted(settings.trees()));
    WorkloadModel model = WorkloadModel.train(workload, settings.trees(), settings.depth());
    fill(workload, model);
    List<PipelineRow> rows = new ArrayList<>();
    Outputs outputs;
    try (MatrixScorer predict = new MatrixScorer(model.ubj())) {
      MeteredScorer own = new MeteredScorer(model.own().scorer());
      MeteredScorer theirs = new MeteredScorer(predict);
      Map<TopicPartition, Long> before = ends();
      long from = system.sent();
      for (int round = 1; round <= settings.rounds(); round++) {
        progress.accept("round %d of %d".formatted(round, settings.rounds()));
        rows.add(measure(PipelineResult.OWN, model.with("v1", own), own, settings.orders()));
        rows.add(
            measure(
                PipelineResult.PREDICT, model.with("v1", theirs), theirs, settings.orders() / 3));
      }
      system.model().choose(ScoringModel.initial());
      outputs = Outputs.between(before, ends(), system.sent() - from, system.client());
    }
    progress.accept("raw loop");
    RawLoop raw =
        new RawLoop(system.client(), outputs, settings.threads(), settings.commitIntervalMs());
    raw.createTopics();
    raw.run(settings.orders() / 2);
    rows.add(raw.run(settings.orders()));
    return PipelineResult.of(
        settings.customers(), settings.commitIntervalMs(), settings.threads(), outputs, rows);
  }

  private void fill(Workload workload, WorkloadModel model) {
    progress.accept("first orders of %,d customers".formatted(workload.customers()));
    system.model().choose(model.with("v0", ScoringModel.initial().scorer()));
    long start = System.nanoTime();
    system.send(workload, workload.customers());
    system.await(workload.customers());
    progress.accept("took %.0f s".formatted((System.nanoTime() - start) / 1e9));
  }

  private record Moment(
      long nanos, long orders, CpuByRole cpu, long scoringNanos, long scoredRows) {}

  private Moment moment(MeteredScorer scorer) {
    return new Moment(
        System.nanoTime(), system.processed(), CpuByRole.now(), scorer.cpuNanos(), scorer.rows());
  }

  private PipelineRow measure(
      String engine, ScoringModel model, MeteredScorer scorer, long orders) {
    system.model().choose(model);
    long before = system.sent();
    system.send(settings.workload(), orders);
    system.await(before + orders / WARM_UP_SHARE);
    Moment start = moment(scorer);
    system.await(before + orders - orders / 20);
    Moment end = moment(scorer);
    system.await(before + orders);
    return PipelineRow.of(
        engine,
        end.orders() - start.orders(),
        end.nanos() - start.nanos(),
        end.cpu().minus(start.cpu()),
        end.scoringNanos() - start.scoringNanos(),
        end.scoredRows() - start.scoredRows());
  }

  private Map<TopicPartition, Long> ends() {
    return Outputs.ends(system.client(), Set.of(TopicCatalogue.ORDERS.name()));
  }
}
