package dev.foretaste.cli.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.foretaste.cli.orders.OrderSource;
import java.util.List;

/**
 * What an import would do; the JSON result of {@code --dry-run}.
 *
 * @param digest names the file; order ids begin with it
 * @param bad lines that would be left out
 */
record DryRun(
    @JsonProperty("dry_run") boolean dryRun,
    String digest,
    long orders,
    int bad,
    int customers,
    int items,
    List<String> assumptions) {

  static DryRun of(OrderSource source) {
    return new DryRun(
        true,
        source.digest(),
        source.size(),
        source.badLines().size(),
        source.customers(),
        source.items(),
        source.assumptions());
  }
}
