package dev.foretaste.cli.models;

import dev.foretaste.cli.console.TextTable;
import dev.foretaste.models.ChampionView;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.ModelSummary;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Lists the versions that are there. */
@Command(name = "list", description = "List the versions that are there, the oldest first.")
final class ListModels extends ModelCommand {
  private static final String HEADLINE = "recall@10";
  private static final String BASELINE = "baseline_recall@10";

  /**
   * The result.
   *
   * @param champion the version that scores; empty before the first
   * @param history the champions a rollback can return to, the latest first
   */
  record Result(String champion, List<String> history, List<ModelSummary> models) {}

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    List<ModelSummary> versions = models.list();
    Optional<ChampionView> champion = models.champion();
    TextTable table =
        new TextTable("VERSION", "", "SCORER", "TRAINED", "PARENT", "RECALL@10", "BASELINE", "KIB");
    for (ModelSummary version : versions) {
      table.add(
          version.version(),
          marks(version),
          version.scorer(),
          version.trainedAt(),
          version.parent().isEmpty() ? "-" : version.parent(),
          metric(version.metrics(), HEADLINE),
          metric(version.metrics(), BASELINE),
          Long.toString(version.bytes() / 1024));
    }
    table.print(out);
    champion.ifPresent(
        view ->
            out.printf(
                "Champion: %s (%s: %s). A rollback can return to: %s%n",
                view.version(),
                view.action(),
                view.reason(),
                view.history().isEmpty() ? "none" : String.join(", ", view.history())));
    return new Result(
        champion.map(ChampionView::version).orElse(""),
        champion.map(ChampionView::history).orElseGet(List::of),
        versions);
  }

  private static String marks(ModelSummary version) {
    String champion = version.champion() ? "champion" : "";
    String pinned = version.pinned() ? "pinned" : "";
    return (champion + " " + pinned).strip();
  }

  private static String metric(Map<String, Double> metrics, String name) {
    return metrics.containsKey(name) ? "%.4f".formatted(metrics.get(name)) : "-";
  }
}
