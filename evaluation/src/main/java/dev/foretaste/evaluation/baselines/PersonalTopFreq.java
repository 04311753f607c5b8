package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;

/**
 * P-TopFreq of Li et al., "A Next Basket Recommendation Reality Check" (TOIS 2023), section 3: what
 * the customer ordered most often. No settings. Ties by first appearance in the customer's history,
 * as in the code of the paper; nothing fills a ranking that is short.
 */
public final class PersonalTopFreq implements Method {
  private final Dataset data;

  /** Over a data set. */
  public PersonalTopFreq(Dataset data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "p-topfreq";
  }

  @Override
  public String description() {
    return "the items most often ordered by the customer (Li et al., TOIS 2023)";
  }

  @Override
  public Ranker fit(Split split) {
    return customer ->
        Ranked.of(
            Frequencies.personal(data.history(customer)).stream()
                .limit(Ranker.DEPTH)
                .map(data::itemId)
                .toList());
  }
}
