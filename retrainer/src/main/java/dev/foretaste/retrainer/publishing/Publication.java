package dev.foretaste.retrainer.publishing;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What is made known in one step: all of it or nothing.
 *
 * @param verdict always
 * @param promotion when it becomes champion; empty also when it already is
 * @param candidate when it can be promoted by hand
 */
public record Publication(
    ModelVerdict verdict, Optional<Promotion> promotion, Optional<Candidate> candidate) {

  /** Without a candidate. */
  public Publication(ModelVerdict verdict, Optional<Promotion> promotion) {
    this(verdict, promotion, Optional.empty());
  }

  /**
   * A new champion.
   *
   * @param bundle chunks and manifest
   * @param pointer makes it champion
   * @param retiredKeys keys of model-updates to be tombstoned, in sequence
   */
  public record Promotion(PackedBundle bundle, ChampionPointer pointer, List<String> retiredKeys) {}

  /**
   * A version that is there to be promoted; the champion stays.
   *
   * @param bundle chunks and manifest
   * @param retiredKeys keys of model-updates to be tombstoned, in sequence
   * @param experiments to be started or ended for it, in sequence
   */
  public record Candidate(
      PackedBundle bundle, List<String> retiredKeys, List<Experiment> experiments) {

    /** Which is not tried on live orders. */
    public Candidate(PackedBundle bundle, List<String> retiredKeys) {
      this(bundle, retiredKeys, List.of());
    }
  }

  /**
   * What became of a candidate that was tried on live orders.
   *
   * @param verdict names its figures
   * @param pointer makes it champion; empty when it does not become that
   * @param ended the experiment, over
   */
  public record TrialEnd(
      ModelVerdict verdict, Optional<ChampionPointer> pointer, Experiment ended) {}
}
