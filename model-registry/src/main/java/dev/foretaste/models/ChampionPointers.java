package dev.foretaste.models;

import dev.foretaste.schema.ChampionPointer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one champion pointer follows another. */
public final class ChampionPointers {
  /** Most earlier champions that a pointer remembers. */
  public static final int MAX_HISTORY = 50;

  private ChampionPointers() {}

  /**
   * The pointer to the next champion. A rollback drops the version it goes to, and what came after
   * it, from the history, so that the next rollback goes one step further back; fresh tables leave
   * the history as it is, for going back means going back to other trees; other moves put the
   * present champion in front.
   *
   * @param current the pointer that stands; empty before the first
   * @param version becomes champion
   * @param reason in words
   */
  public static ChampionPointer next(
      Optional<ChampionPointer> current,
      String version,
      ChampionMove action,
      String reason,
      Instant at) {
    return new ChampionPointer(
        version,
        current.map(ChampionPointer::getVersion).orElse(null),
        reason,
        at.toEpochMilli(),
        action.key(),
        current.map(pointer -> historyAfter(pointer, version, action)).orElseGet(List::of));
  }

  /** The champions that a rollback can return to, the latest first. */
  public static List<String> history(ChampionPointer pointer) {
    // Pointers of earlier releases remember one step only; after a rollback that step is the one
    // that was undone, and fresh tables are no step.
    boolean isStep =
        !pointer.getAction().equals(ChampionMove.ROLLBACK.key())
            && !pointer.getAction().equals(ChampionMove.TABLES.key());
    return pointer.getHistory().isEmpty() && isStep
        ? Stream.ofNullable(pointer.getPrevious()).toList()
        : pointer.getHistory();
  }

  private static List<String> historyAfter(
      ChampionPointer current, String version, ChampionMove action) {
    List<String> history = history(current);
    if (action == ChampionMove.ROLLBACK) {
      return List.copyOf(history.subList(history.indexOf(version) + 1, history.size()));
    }
    if (action == ChampionMove.TABLES) {
      return history;
    }
    return Stream.concat(Stream.of(current.getVersion()), history.stream())
        .limit(MAX_HISTORY)
        .toList();
  }
}
