package dev.foretaste.learning.gate;

import java.util.List;

/**
 * What the gate decided.
 *
 * @param outcome promoted, passed or rejected
 * @param reasons why, in words; never empty
 */
public record Judgement(Outcome outcome, List<String> reasons) {

  /** Whether the challenger becomes champion. */
  public boolean promoted() {
    return outcome == Outcome.PROMOTED;
  }
}
