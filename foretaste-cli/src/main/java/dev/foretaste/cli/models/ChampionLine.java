package dev.foretaste.cli.models;

import dev.foretaste.models.ChampionView;

/** A new champion in one line for people. */
final class ChampionLine {
  private ChampionLine() {}

  static String of(ChampionView champion) {
    return "%s is champion now%s."
        .formatted(
            champion.version(),
            champion.previous().isEmpty() ? "" : ", in place of " + champion.previous());
  }
}
