package dev.foretaste.cli.evaluate;

import static j2html.TagCreator.body;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.title;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import dev.foretaste.evaluation.Breakdown;
import dev.foretaste.evaluation.Breakdown.Bin;
import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.Metric;
import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.internal.chartpart.Chart;

/** A report as one HTML page that loads nothing else: text, tables and drawn plots. */
final class HtmlReport {
  private static final int FEATURES_DRAWN = 20;
  private static final String STYLE =
      """
      body { font-family: system-ui, sans-serif; max-width: 900px; margin: 2em auto; padding: 0 1em }
      table { border-collapse: collapse; margin: 1em 0 }
      td, th { text-align: right; padding: .2em .8em; border-bottom: 1px solid #ddd }
      td:first-child, th:first-child { text-align: left }
      svg { max-width: 100%; height: auto }
      """;

  private final EvaluationReport report;

  HtmlReport(EvaluationReport report) {
    this.report = report;
  }

  /** The page. */
  String render() {
    List<DomContent> content = new ArrayList<>();
    content.add(h1("How well next orders of " + report.data() + " are predicted"));
    content.add(ul(each(report.how().entrySet(), how -> li(how.getKey() + ": " + how.getValue()))));
    content.add(overview());
    content.add(chart(QualityCharts.overview(report.results())));
    content.add(
        ul(each(report.results(), result -> li(result.name() + ": " + result.description()))));
    content.add(h2("By how many orders of the customer were known"));
    content.add(p("In parentheses how many orders were predicted."));
    content.add(groups(Metric.NDCG_10, "orders known", Breakdown::byHistory));
    content.add(h2("By segment"));
    content.add(p("new: 1 or 2 orders were known; occasional: 3 to 9; regular: 10 or more."));
    content.add(groups(Metric.NDCG_10, "segment", Breakdown::bySegment));
    content.add(h2("Repeat and explore"));
    content.add(
        p(
            "Of the items that were ordered, those the customer had before and those never had"
                + " before, each as if they were the whole order."));
    content.add(groups(Metric.RECALL_10, "items the customer …", Breakdown::byNovelty));
    report.results().forEach(result -> addModel(content, result));
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().withCharset("utf-8"),
                    title("Prediction quality: " + report.data()),
                    style(rawHtml(STYLE))),
                body(each(content, part -> part)))
            .withLang("en")
            .render();
  }

  private DomContent overview() {
    return table(
        tr(th("method"), each(List.of(Metric.values()), metric -> th(metric.label()))),
        each(
            report.results(),
            result ->
                tr(
                    td(result.name()),
                    each(
                        List.of(Metric.values()),
                        metric ->
                            td(
                                "%.4f ± %.4f"
                                    .formatted(result.mean(metric), result.deviation(metric)))))));
  }

  private DomContent groups(
      Metric metric, String name, Function<Breakdown, List<Breakdown.Part>> parts) {
    return chart(QualityCharts.groups(metric, name, report.results(), parts));
  }

  private static void addModel(List<DomContent> content, MethodResult result) {
    List<TimingQuality> timing = TimingQuality.of(result);
    if (!timing.isEmpty()) {
      content.add(h2("When: how well " + result.name() + " knew it"));
      content.add(
          p(
              "Learned from the older three quarters of the time before the cut, asked right after"
                  + " each order in the rest of it."));
      content.add(ul(each(timing, window -> li(window.describe()))));
    }
    List<Bin> bins = result.breakdown().calibration();
    if (!bins.isEmpty()) {
      content.add(h2("Calibration of " + result.name()));
      content.add(p("Of the predicted items, up to 20 an order, by their probability."));
      content.add(chart(QualityCharts.calibration(bins)));
      content.add(details(summary("Figures"), bins(bins)));
    }
    List<Map.Entry<String, Double>> shares = shares(result.importance());
    if (!shares.isEmpty()) {
      content.add(h2("What features are worth to " + result.name()));
      content.add(p("Share of the loss that splits on a feature took away (total gain)."));
      content.add(
          chart(
              QualityCharts.importance(
                  shares.subList(0, Math.min(FEATURES_DRAWN, shares.size())))));
      content.add(details(summary("All features"), features(shares)));
    }
  }

  private static TableTag bins(List<Bin> bins) {
    return table(
        tr(th("items"), th("mean probability"), th("share ordered")),
        each(
            bins,
            bin ->
                tr(
                    td("%,d".formatted(bin.items())),
                    td("%.4f".formatted(bin.predicted())),
                    td("%.4f".formatted(bin.observed())))));
  }

  private static TableTag features(List<Map.Entry<String, Double>> shares) {
    return table(
        tr(th("feature"), th("share of total gain")),
        each(shares, share -> tr(td(share.getKey()), td("%.4f".formatted(share.getValue())))));
  }

  private static List<Map.Entry<String, Double>> shares(Map<String, Double> gains) {
    double all = gains.values().stream().mapToDouble(Double::doubleValue).sum();
    return gains.entrySet().stream()
        .map(gain -> Map.entry(gain.getKey(), gain.getValue() / all))
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .toList();
  }

  private static DomContent chart(Chart<?, ?> chart) {
    return div(rawHtml(SvgImage.of(chart)));
  }
}
