package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.evaluate.SvgImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** CPU time per order by where it is spent, one bar per engine. */
final class PipelinePlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final List<String> ENGINES =
      List.of(PipelineResult.OWN, PipelineResult.PREDICT, PipelineResult.RAW);

  private PipelinePlot() {}

  static String svg(PipelineResult result) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("%,d customers, exactly once".formatted(result.customers()))
            .yAxisTitle("CPU time per order, us")
            .build();
    chart.getStyler().setStacked(true);
    add(chart, result, "scoring", PipelineRow::scoringUs);
    add(chart, result, "the rest of the stream threads", PipelineRow::otherUs);
    add(chart, result, "producers", PipelineRow::clientsUs);
    add(
        chart,
        result,
        "broker, compiler, collector",
        row -> row.processUs() - row.streamUs() - row.clientsUs());
    return SvgImage.of(chart);
  }

  private static void add(
      CategoryChart chart, PipelineResult result, String name, ToDoubleFunction<PipelineRow> part) {
    chart.addSeries(
        name,
        ENGINES,
        ENGINES.stream()
            .map(engine -> PipelineResult.median(result.rows(), engine))
            .map(row -> Math.max(0, part.applyAsDouble(row)))
            .toList());
  }
}
