package dev.foretaste.cli.imports;

import dev.foretaste.schema.ModelVerdict;
import java.util.List;
import java.util.Map;

/** Verdicts to test with. */
final class Verdicts {

  private Verdicts() {}

  static ModelVerdict on(String version, String... requestIds) {
    return ModelVerdict.newBuilder()
        .setVersion(version)
        .setPromoted(true)
        .setReasons(List.of("better than the baseline"))
        .setRequestIds(List.of(requestIds))
        .setExamples(1)
        .setMetrics(Map.of("recall@10", 0.5, "baseline_recall@10", 0.25))
        .setOffsets(List.of())
        .setDecidedAt(0)
        .build();
  }
}
