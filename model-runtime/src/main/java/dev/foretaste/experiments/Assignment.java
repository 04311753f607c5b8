package dev.foretaste.experiments;

import dev.foretaste.hashing.StableHash;
import dev.foretaste.schema.Experiment;

/**
 * Which customers a challenger is tried on: a hash of salt and customer id decides, so that a
 * customer stays where it is on every machine and in every run, and a larger share with the same
 * salt includes the smaller one.
 */
final class Assignment {
  private static final int PARTS = 1_000;

  private Assignment() {}

  static boolean includes(Experiment experiment, String customerId) {
    double place = new StableHash().add(experiment.getSalt()).add(customerId).unit();
    return place * PARTS < experiment.getPerMille();
  }
}
