package dev.foretaste.models;

import dev.foretaste.schema.ChampionPointer;
import java.time.Instant;
import java.util.List;

/**
 * The champion and how it became that, ready to be shown as JSON.
 *
 * @param previous the champion before; empty for the first
 * @param action "train", "promote" or "rollback"
 * @param reason in words
 * @param decidedAt ISO-8601, UTC
 * @param history the champions a rollback can return to, the latest first
 */
public record ChampionView(
    String version,
    String previous,
    String action,
    String reason,
    String decidedAt,
    List<String> history) {

  static ChampionView of(ChampionPointer pointer) {
    return new ChampionView(
        pointer.getVersion(),
        pointer.getPrevious() == null ? "" : pointer.getPrevious(),
        pointer.getAction(),
        pointer.getReason(),
        Instant.ofEpochMilli(pointer.getDecidedAt()).toString(),
        List.copyOf(ChampionPointers.history(pointer)));
  }
}
