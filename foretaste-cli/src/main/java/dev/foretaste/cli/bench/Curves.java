package dev.foretaste.cli.bench;

import dev.foretaste.cli.evaluate.SvgImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** Curves over one axis, to be drawn. Not thread-safe. */
public final class Curves {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 380;

  private record Points(List<Double> x, List<Double> y) {}

  private final String title;
  private final String xTitle;
  private final String yTitle;
  private final Map<String, Points> curves = new LinkedHashMap<>();

  /** No curves yet. */
  public Curves(String title, String xTitle, String yTitle) {
    this.title = title;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  /** Adds a point to the curve of this name. */
  public void add(String curve, double x, double y) {
    Points points =
        curves.computeIfAbsent(curve, any -> new Points(new ArrayList<>(), new ArrayList<>()));
    points.x().add(x);
    points.y().add(y);
  }

  /** The drawing as an SVG element. */
  public String svg() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    chart.getStyler().setYAxisMin(0.0);
    curves.forEach((name, points) -> chart.addSeries(name, points.x(), points.y()));
    return SvgImage.of(chart);
  }
}
