package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.Ranker;
import dev.foretaste.evaluation.prequential.OnlineMethod;
import dev.foretaste.evaluation.prequential.OnlineOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link PersonalTopFreq} on a stream: every order counts as soon as it was predicted. */
public final class OnlinePersonalTopFreq implements OnlineMethod {
  private final Map<Integer, Map<String, Integer>> counts = new HashMap<>();

  @Override
  public String name() {
    return "p-topfreq";
  }

  @Override
  public String description() {
    return "the items most often ordered by the customer so far (Li et al., TOIS 2023)";
  }

  @Override
  public List<Ranked> process(List<OnlineOrder> block) {
    List<Ranked> rankings = new ArrayList<>();
    for (OnlineOrder order : block) {
      Map<String, Integer> own =
          counts.computeIfAbsent(order.customer(), customer -> new LinkedHashMap<>());
      rankings.add(order.isPredicted() ? rank(own) : Ranked.NOTHING);
      order.distinctItems().forEach(item -> own.merge(item, 1, Integer::sum));
    }
    return rankings;
  }

  private static Ranked rank(Map<String, Integer> own) {
    return Ranked.of(
        own.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(Ranker.DEPTH)
            .map(Map.Entry::getKey)
            .toList());
  }
}
