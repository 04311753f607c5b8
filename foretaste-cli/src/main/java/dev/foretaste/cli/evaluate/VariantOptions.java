package dev.foretaste.cli.evaluate;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.production.ProductionModel;
import dev.foretaste.evaluation.production.Table;
import dev.foretaste.evaluation.production.Variant;
import dev.foretaste.preferences.PreferenceLearner;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How the evaluated production model differs from the one that serves. */
final class VariantOptions {
  private static final String ALL = "all";

  @Option(
      names = "--item-cap",
      paramLabel = "N",
      description = "Keep so many items per customer (default: ${DEFAULT-VALUE}, which serves).")
  private int itemCap = PreferenceLearner.MAX_ITEMS;

  @Option(
      names = "--ablate",
      split = ",",
      paramLabel = "TABLE",
      description =
          "Also evaluate foretaste without these tables of the bundle, one at a time, trained anew:"
              + " together, next, later, a column such as popularity, or all.")
  private List<String> ablated = List.of();

  void check(boolean prequential) {
    if (itemCap < 1) {
      throw new UsageException("--item-cap must be 1 or more");
    }
    if (prequential && (!ablated.isEmpty() || itemCap != PreferenceLearner.MAX_ITEMS)) {
      throw new UsageException("--ablate and --item-cap do not go with --prequential");
    }
    List<String> known = Table.all().stream().map(Table::key).toList();
    for (String table : ablated) {
      if (!table.equals(ALL) && !known.contains(table)) {
        throw new UsageException(
            "--ablate: there is no table %s; give all, %s"
                .formatted(table, String.join(", ", known)));
      }
    }
  }

  /** What is evaluated as foretaste. */
  Variant variant() {
    return Variant.PRODUCTION.withMaxItems(itemCap);
  }

  /** The same without tables, one at a time. */
  Stream<Method> ablated(Dataset data) {
    if (ablatedTables().isEmpty()) {
      return Stream.empty();
    }
    ProductionModel whole = MethodChoice.production(data, variant());
    return ablatedTables().stream().map(whole::without);
  }

  /** The tables that are left out, one at a time. */
  List<Table> ablatedTables() {
    return Table.all().stream()
        .filter(table -> ablated.contains(ALL) || ablated.contains(table.key()))
        .toList();
  }
}
