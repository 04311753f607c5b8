package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;

/**
 * G-TopFreq of Li et al., "A Next Basket Recommendation Reality Check" (TOIS 2023), section 3: what
 * all customers order most often, the same for everybody. No settings. Ties by item number: as the
 * item first appears in the file.
 */
public final class GlobalTopFreq implements Method {
  private final Dataset data;

  /** Over a data set. */
  public GlobalTopFreq(Dataset data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "g-topfreq";
  }

  @Override
  public String description() {
    return "the items most often ordered by all customers (Li et al., TOIS 2023)";
  }

  @Override
  public Ranker fit(Split split) {
    Ranked ranked =
        Ranked.of(Frequencies.global(data).stream().limit(Ranker.DEPTH).map(data::itemId).toList());
    return customer -> ranked;
  }
}
