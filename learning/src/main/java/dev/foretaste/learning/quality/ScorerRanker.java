package dev.foretaste.learning.quality;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.scoring.Scorer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ranks the candidates by a scorer, in the same sequence as predictions do. */
record ScorerRanker(Scorer scorer) implements Ranker {

  @Override
  public Answer answer(Question question) {
    float[] margins = scorer.margins(question.features());
    float[] probabilities = new float[margins.length];
    for (int row = 0; row < margins.length; row++) {
      probabilities[row] = scorer.probability(margins[row]);
    }
    return new Answer(top(question.candidates().items(), margins), Optional.of(probabilities));
  }

  private static List<String> top(List<Candidate> items, float[] margins) {
    Comparator<Integer> byMargin = Comparator.comparingDouble(row -> -margins[row]);
    return IntStream.range(0, margins.length)
        .boxed()
        .sorted(byMargin.thenComparing(Comparator.naturalOrder()))
        .limit(Answer.LENGTH)
        .map(row -> items.get(row).itemId())
        .toList();
  }
}
