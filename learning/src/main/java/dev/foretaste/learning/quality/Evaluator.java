package dev.foretaste.learning.quality;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.prediction.RankingQuality;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.tables.ItemTables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets scorers and the frequency baselines rank the same examples, each seen once and with the same
 * tables, so that nothing but the rankers differs. Immutable and thread-safe.
 */
public final class Evaluator {
  private final ItemTables tables;
  private final Map<Contender, Ranker> rankers = new EnumMap<>(Contender.class);

  /**
   * An evaluator.
   *
   * @param tables for candidates and features of all scorers; must know nothing of the examples
   * @param scorers who takes part beside P-TopFreq and GP-TopFreq
   */
  public Evaluator(ItemTables tables, Map<Contender, Scorer> scorers) {
    this.tables = tables;
    scorers.forEach((contender, scorer) -> rankers.put(contender, new ScorerRanker(scorer)));
    rankers.put(Contender.P_TOP_FREQ, FrequencyRanker.personal());
    rankers.put(Contender.GP_TOP_FREQ, FrequencyRanker.personalThenGlobal(tables));
  }

  /** Evaluates; keeps less than 1 kB per contender and example. */
  public Evaluation evaluate(List<HeldExample> examples) {
    return new Evaluation(examples.stream().map(held -> tryOut(held.decode())).toList(), tables);
  }

  private Trial tryOut(TrainingExample example) {
    Question question = Question.of(example, tables);
    Set<String> ordered =
        example.getOrdered().stream().map(BasketLine::getItemId).collect(Collectors.toSet());
    boolean[] labels = new boolean[question.candidates().items().size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = ordered.contains(question.candidates().items().get(row).itemId());
    }
    Map<Contender, Trial.Result> results = new EnumMap<>(Contender.class);
    rankers.forEach(
        (contender, ranker) -> results.put(contender, judge(ranker.answer(question), ordered)));
    return new Trial(
        example.getCustomerId(),
        example.getEventTime(),
        Segment.of(example.getStateBefore().getOrderCount()),
        labels,
        results);
  }

  private static Trial.Result judge(Answer answer, Set<String> ordered) {
    return new Trial.Result(
        RankingQuality.recall(answer.top(), ordered, 5),
        RankingQuality.recall(answer.top(), ordered, 10),
        RankingQuality.ndcg(answer.top(), ordered, 10),
        answer);
  }
}
