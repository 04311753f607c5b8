package dev.foretaste.cli.models;

import dev.foretaste.models.VerdictView;

/** A verdict in one line for people. */
final class VerdictLine {
  private VerdictLine() {}

  static String of(VerdictView verdict) {
    return "%s  %s  %s: %s"
        .formatted(
            verdict.decidedAt(),
            verdict.version().isEmpty() ? "(none)" : verdict.version(),
            verdict.promoted() ? "promoted" : "not promoted",
            String.join("; ", verdict.reasons()));
  }
}
