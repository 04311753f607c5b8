package dev.foretaste.cli.evaluate;

import dev.foretaste.evaluation.Breakdown;
import dev.foretaste.evaluation.Breakdown.Bin;
import dev.foretaste.evaluation.Breakdown.Part;
import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.Metric;
import java.awt.Color;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws results. Colours belong to methods by their sequence and can be told apart when grey. */
final class QualityCharts {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 380;

  /** Okabe and Ito's palette, which colour-blind people can tell apart. */
  private static final Color[] COLORS = {
    new Color(0x0072B2),
    new Color(0xE69F00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0x56B4E9),
    new Color(0x999999)
  };

  private QualityCharts() {}

  /** A metric per group of tested orders and method. */
  static CategoryChart groups(
      Metric metric,
      String groups,
      List<MethodResult> results,
      Function<Breakdown, List<Part>> parts) {
    CategoryChart chart = bars(groups, metric.label());
    for (MethodResult result : results) {
      List<Part> found = parts.apply(result.breakdown());
      chart.addSeries(
          result.name(),
          found.stream().map(QualityCharts::label).toList(),
          found.stream().map(part -> part.quality().mean(metric)).toList());
    }
    return chart;
  }

  private static String label(Part part) {
    return "%s (%,d)".formatted(part.label().toLowerCase(Locale.ROOT), part.orders());
  }

  /** The metrics of all methods. */
  static CategoryChart overview(List<MethodResult> results) {
    CategoryChart chart = bars("", "");
    List<String> labels = List.of(Metric.values()).stream().map(Metric::label).toList();
    for (MethodResult result : results) {
      chart.addSeries(
          result.name(), labels, List.of(Metric.values()).stream().map(result::mean).toList());
    }
    return chart;
  }

  /** Predicted against observed, with the diagonal on which they are equal. */
  static XYChart calibration(Collection<Bin> bins) {
    XYChart chart =
        new XYChartBuilder()
            .width(HEIGHT + 160)
            .height(HEIGHT)
            .xAxisTitle("predicted probability")
            .yAxisTitle("share ordered")
            .build();
    style(chart.getStyler());
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
    chart
        .addSeries(
            "foretaste",
            bins.stream().mapToDouble(Bin::predicted).toArray(),
            bins.stream().mapToDouble(Bin::observed).toArray())
        .setMarker(SeriesMarkers.CIRCLE);
    XYSeries diagonal = chart.addSeries("as predicted", new double[] {0, 1}, new double[] {0, 1});
    diagonal.setMarker(SeriesMarkers.NONE);
    diagonal.setLineColor(Color.GRAY);
    return chart;
  }

  /** Shares of the total gain, the most important first. */
  static CategoryChart importance(List<Map.Entry<String, Double>> shares) {
    CategoryChart chart = bars("", "share of total gain");
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(90);
    chart.getStyler().setXAxisLabelAlignmentVertical(TextAlignment.Right);
    chart.addSeries(
        "total gain",
        shares.stream().map(Map.Entry::getKey).toList(),
        shares.stream().map(Map.Entry::getValue).toList());
    return chart;
  }

  private static CategoryChart bars(String x, String y) {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle(x).yAxisTitle(y).build();
    style(chart.getStyler());
    chart.getStyler().setAvailableSpaceFill(0.85);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setYAxisMin(0.0);
    return chart;
  }

  private static void style(Styler styler) {
    styler.setSeriesColors(
        IntStream.range(0, 12).mapToObj(i -> COLORS[i % COLORS.length]).toArray(Color[]::new));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(LegendPosition.OutsideE);
  }
}
