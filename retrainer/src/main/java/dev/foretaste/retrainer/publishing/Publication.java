package dev.foretaste.retrainer.publishing;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.ModelVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What is made known in one step: all of it or nothing.
 *
 * @param verdict always
 * @param promotion when it becomes champion; empty also when it already is
 */
public record Publication(ModelVerdict verdict, Optional<Promotion> promotion) {

  /**
   * A new champion.
   *
   * @param bundle chunks and manifest
   * @param pointer makes it champion
   * @param retiredKeys keys of model-updates to be tombstoned, in sequence
   */
  public record Promotion(PackedBundle bundle, ChampionPointer pointer, List<String> retiredKeys) {}
}
