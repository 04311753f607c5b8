package dev.foretaste.learning.quality;

import dev.foretaste.prediction.Ranking;
import dev.foretaste.scoring.Scorer;
import java.util.List;
import java.util.Optional;

/** Ranks the candidates by a scorer, as predictions do. */
record ScorerRanker(Scorer scorer) implements Ranker {

  @Override
  public Answer answer(Question question) {
    float[] margins = scorer.margins(question.features());
    float[] probabilities = new float[margins.length];
    for (int row = 0; row < margins.length; row++) {
      probabilities[row] = scorer.probability(margins[row]);
    }
    List<String> top =
        Ranking.best(margins, Answer.LENGTH).stream()
            .map(row -> question.candidates().items().get(row).itemId())
            .toList();
    return new Answer(top, Optional.of(probabilities));
  }
}
