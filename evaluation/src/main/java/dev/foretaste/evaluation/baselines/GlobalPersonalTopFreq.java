package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.Split;
import java.util.List;
import java.util.stream.Stream;

/**
 * GP-TopFreq of Li et al., "A Next Basket Recommendation Reality Check" (TOIS 2023), section 3:
 * what the customer ordered most often, then what all customers order most often. No settings. Ties
 * as in {@link PersonalTopFreq} and {@link GlobalTopFreq}.
 */
public final class GlobalPersonalTopFreq implements Method {
  private final Dataset data;

  /** Over a data set. */
  public GlobalPersonalTopFreq(Dataset data) {
    this.data = data;
  }

  @Override
  public String name() {
    return "gp-topfreq";
  }

  @Override
  public String description() {
    return "P-TopFreq, filled up with G-TopFreq (Li et al., TOIS 2023)";
  }

  @Override
  public Ranker fit(Split split) {
    List<Integer> global = Frequencies.global(data);
    return customer ->
        Ranked.of(
            Stream.concat(Frequencies.personal(data.history(customer)).stream(), global.stream())
                .distinct()
                .limit(Ranker.DEPTH)
                .map(data::itemId)
                .toList());
  }
}
