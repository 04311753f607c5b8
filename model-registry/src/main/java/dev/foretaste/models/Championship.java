package dev.foretaste.models;

import dev.foretaste.schema.ChampionPointer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Changes which version is champion. Thread-safe. */
final class Championship {
  private final ModelAccess models;
  private final Clock clock;

  Championship(ModelAccess models, Clock clock) {
    this.models = models;
    this.clock = clock;
  }

  ChampionView promote(String version, String reason) {
    synchronized (models) {
      models.versions();
      return crown(version, ChampionMove.PROMOTE, reason);
    }
  }

  ChampionView rollback(Optional<String> version, String reason) {
    synchronized (models) {
      List<String> history =
          models.versions().pointer().map(ChampionPointers::history).orElseGet(List::of);
      String target = version.orElseGet(() -> latest(history));
      if (!history.contains(target)) {
        throw new ModelRefusedException(
            "version %s is not one of the earlier champions (%s); promote it instead"
                .formatted(target, history.isEmpty() ? "none" : String.join(", ", history)));
      }
      return crown(target, ChampionMove.ROLLBACK, reason);
    }
  }

  private ChampionView crown(String version, ChampionMove action, String reason) {
    Optional<ChampionPointer> current = models.known().pointer();
    if (current.filter(pointer -> pointer.getVersion().equals(version)).isPresent()) {
      throw new ModelRefusedException(
          "version %s is champion already; nothing was changed".formatted(version));
    }
    models.requireUsable(version);
    ChampionPointer next = ChampionPointers.next(current, version, action, reason, clock.instant());
    models.write(next);
    endTrialOf(version, action);
    models.versions();
    if (!models.isThere(version)) {
      throw new ModelRefusedException(
          "version %s was retired while it was made champion and is not adopted; promote another"
              .formatted(version));
    }
    return ChampionView.of(next);
  }

  /** There is nothing left to compare it with. */
  private void endTrialOf(String version, ChampionMove action) {
    models
        .known()
        .experiments()
        .running()
        .filter(trial -> trial.getChallenger().equals(version))
        .map(
            trial -> Experiments.ended(trial, "its challenger is champion: " + action.key(), clock))
        .ifPresent(models::write);
  }

  private String latest(List<String> history) {
    return history.stream()
        .filter(models::isThere)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelRefusedException(
                    "there is no earlier champion left to go back to; promote a version instead"));
  }
}
