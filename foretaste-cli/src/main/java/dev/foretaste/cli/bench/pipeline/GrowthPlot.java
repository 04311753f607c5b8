package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.evaluate.SvgImage;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** CPU time per order over what is varied, a chart for each, on one HTML page. */
final class GrowthPlot {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 300;

  private GrowthPlot() {}

  static String html(GrowthResult result) {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><title>Cost per order</title>\n");
    result.rows().stream()
        .map(GrowthResult.Row::axis)
        .distinct()
        .forEach(axis -> page.append(SvgImage.of(chart(axis, result))).append('\n'));
    return page.toString();
  }

  private static XYChart chart(String axis, GrowthResult result) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title("over " + axis)
            .xAxisTitle(axis)
            .yAxisTitle("CPU time per order, us")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(0.0);
    List<GrowthResult.Row> rows =
        result.rows().stream().filter(row -> row.axis().equals(axis)).toList();
    chart.addSeries(
        axis,
        rows.stream().map(GrowthResult.Row::value).toList(),
        rows.stream().map(GrowthResult.Row::cpuUs).toList());
    return chart;
  }
}
