package dev.foretaste.cli.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The metrics that dashboards and alert rules ask for. */
public final class MetricUses {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:(?:foretaste|jvm|process)_[a-z0-9_]+|up(?=\\{))");

  private MetricUses() {}

  /** All names in all queries. */
  public static Set<String> inDashboardsAndRules() {
    List<String> queries = new ArrayList<>();
    AlertRules.read().forEach(rule -> queries.add((String) rule.get("expr")));
    DeployFiles.in(DeployFiles.DASHBOARDS, ".json").forEach(file -> queries.addAll(queries(file)));
    return in(queries);
  }

  static Set<String> in(List<String> queries) {
    Set<String> names = new TreeSet<>();
    for (String query : queries) {
      METRIC
          .matcher(QUOTED.matcher(query).replaceAll("\"\""))
          .results()
          .map(MatchResult::group)
          .forEach(names::add);
    }
    return names;
  }

  private static List<String> queries(Path dashboard) {
    try {
      return new ObjectMapper().readTree(DeployFiles.text(dashboard)).findValuesAsText("expr");
    } catch (JsonProcessingException e) {
      throw new AssertionError(dashboard + " is not JSON", e);
    }
  }
}
