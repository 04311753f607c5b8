package dev.foretaste.benchmarks.scoring;

import java.util.List;
import java.util.Locale;

/** Draws results: for each model, CPU time per call over rows per call, both logarithmic. */
public final class ScoringPlot {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 320;
  private static final int MARGIN = 56;
  private static final List<String> COLOURS =
      List.of("#d62728", "#1f77b4", "#ff7f0e", "#2ca02c", "#9467bd", "#8c564b");

  private final List<ScoringRow> rows;
  private final List<String> engines;
  private final List<String> models;
  private final StringBuilder svg = new StringBuilder();

  private ScoringPlot(List<ScoringRow> rows) {
    this.rows = rows;
    engines = rows.stream().map(ScoringRow::engine).distinct().toList();
    models = rows.stream().map(ScoringRow::model).distinct().toList();
  }

  /** The drawing as an SVG document. */
  public static String svg(List<ScoringRow> rows) {
    return new ScoringPlot(rows).draw();
  }

  private String draw() {
    int height = HEIGHT + 24 * (engines.size() + 1);
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        WIDTH * models.size(), height);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    for (int panel = 0; panel < models.size(); panel++) {
      panel(models.get(panel), panel * WIDTH);
    }
    for (int i = 0; i < engines.size(); i++) {
      int y = HEIGHT + 24 * (i + 1);
      add("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>", MARGIN, y, colour(i));
      add("<text x=\"%d\" y=\"%d\">%s</text>", MARGIN + 22, y + 6, engines.get(i));
    }
    return svg.append("</svg>\n").toString();
  }

  private void panel(String model, int left) {
    add("<text x=\"%d\" y=\"20\" font-weight=\"bold\">%s trees</text>", left + MARGIN, model);
    add("<text x=\"%d\" y=\"36\">CPU µs per call over rows per call</text>", left + MARGIN);
    for (double micros = 1; micros <= highest(); micros *= 10) {
      add(
          "<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\">%.0f</text>",
          left + MARGIN, y(micros), WIDTH - MARGIN - 20, left + 8, y(micros) + 4, micros);
    }
    rows.stream()
        .mapToInt(ScoringRow::n)
        .distinct()
        .forEach(
            n ->
                add(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                    x(n, left), HEIGHT - MARGIN + 24, n));
    for (int i = 0; i < engines.size(); i++) {
      line(model, i, left);
    }
  }

  private void line(String model, int engine, int left) {
    StringBuilder points = new StringBuilder();
    for (ScoringRow row : rows) {
      if (row.model().equals(model) && row.engine().equals(engines.get(engine))) {
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(row.n(), left), y(row.cpuUs())));
      }
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>",
        points.toString().strip(), colour(engine));
  }

  private static String colour(int engine) {
    return COLOURS.get(engine % COLOURS.size());
  }

  private double x(int n, int left) {
    double widest = rows.stream().mapToInt(ScoringRow::n).max().orElse(1);
    double share = widest > 1 ? Math.log(n) / Math.log(widest) : 0;
    return left + MARGIN + 10 + share * (WIDTH - MARGIN - 40);
  }

  private double highest() {
    return Math.max(10, rows.stream().mapToDouble(ScoringRow::cpuUs).max().orElse(10));
  }

  private double y(double micros) {
    double share = Math.log(Math.max(0.5, micros) / 0.5) / Math.log(highest() / 0.5);
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN);
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
