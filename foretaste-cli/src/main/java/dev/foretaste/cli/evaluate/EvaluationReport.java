package dev.foretaste.cli.evaluate;

import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.Metric;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The results of an evaluation, for people and for machines.
 *
 * @param data what was evaluated on
 * @param how the settings of the evaluation, by name
 * @param results per method
 */
record EvaluationReport(String data, Map<String, Object> how, List<MethodResult> results) {

  void print(PrintWriter out) {
    out.printf("%-12s", "method");
    for (Metric metric : Metric.values()) {
      out.printf("  %-15s", metric.label());
    }
    out.println();
    for (MethodResult result : results) {
      out.printf("%-12s", result.name());
      for (Metric metric : Metric.values()) {
        out.printf("  %.4f ± %.4f", result.mean(metric), result.deviation(metric));
      }
      out.println();
    }
    out.println();
    results.forEach(result -> out.printf("%s: %s.%n", result.name(), result.description()));
    results.forEach(
        result ->
            TimingQuality.of(result)
                .forEach(timing -> out.printf("%s: %s.%n", result.name(), timing.describe())));
    out.flush();
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", data);
    json.putAll(how);
    json.put("methods", results.stream().map(EvaluationReport::toJson).toList());
    return json;
  }

  private static Map<String, Object> toJson(MethodResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", result.name());
    json.putAll(figures(result::mean));
    json.put("sd", figures(result::deviation));
    if (!result.timing().isEmpty()) {
      json.put("timing", result.timing());
    }
    return json;
  }

  private static Map<String, Double> figures(ToDoubleFunction<Metric> figure) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      figures.put(metric.label(), figure.applyAsDouble(metric));
    }
    return figures;
  }
}
