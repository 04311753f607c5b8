package dev.foretaste.models;

import dev.foretaste.experiments.report.ArmReport;
import dev.foretaste.experiments.report.ExperimentReport;
import dev.foretaste.experiments.report.Figure;
import java.util.Map;

/**
 * An experiment and how both arms did.
 *
 * @param differences how much better the challenger did, by the names of the metrics
 */
public record ExperimentDetails(
    ExperimentView experiment,
    ArmReport champion,
    ArmReport challenger,
    Map<String, Figure> differences) {

  static ExperimentDetails of(ExperimentView experiment, ExperimentReport report) {
    return new ExperimentDetails(
        experiment, report.champion(), report.challenger(), report.differences());
  }
}
