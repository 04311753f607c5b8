package dev.foretaste.learning.gate;

import dev.foretaste.learning.quality.Comparison;
import dev.foretaste.learning.quality.Interval;
import dev.foretaste.learning.quality.Segment;

/** Whether a challenger holds against what scores now. Immutable and thread-safe. */
final class RivalRule {
  /** Examples of a segment below which its interval does not count. */
  static final int FEWEST_SEGMENT_EXAMPLES = 100;

  /** A segment loses when even the upper bound of its difference in ndcg@10 is below this. */
  static final double SEGMENT_BOUND = -0.02;

  private final GateSettings settings;

  RivalRule(GateSettings settings) {
    this.settings = settings;
  }

  void check(Contest contest, Findings findings) {
    contest
        .match()
        .filter(ChampionMatch::trained)
        .ifPresentOrElse(
            match -> checkChampion(match, findings),
            () -> checkBaseline(contest.versusBaseline(), findings));
  }

  private void checkChampion(ChampionMatch match, Findings findings) {
    String champion = "champion " + match.version();
    if (match.isMeaningful()) {
      compare(champion, "examples new to it", match.difference(), findings);
      checkSegments(champion, match.difference(), findings);
    } else if (settings.policy() == Policy.STRICT) {
      findings.fail(
          "not compared with %s, which policy strict asks for: %d examples of %d customers are held"
              + " out and new to it, %d of %d are needed",
          champion,
          match.difference().examples(),
          match.difference().customers(),
          ChampionMatch.FEWEST_EXAMPLES,
          ChampionMatch.FEWEST_CUSTOMERS);
    } else {
      withoutComparison(champion, match, findings);
    }
  }

  private void checkBaseline(Comparison difference, Findings findings) {
    if (settings.policy() == Policy.STRICT) {
      compare("the baseline scorer", "examples held out", difference, findings);
    }
    checkSegments("the baseline scorer", difference, findings);
  }

  private void compare(String rival, String which, Comparison difference, Findings findings) {
    Interval ndcg = difference.ndcg10();
    if (ndcg.low() > settings.margin()) {
      findings.pass(
          "ndcg@10 differs from that of %s by %+.4f (95 %% interval %+.4f to %+.4f) on the %d %s;"
              + " policy %s asks for more than %+.4f",
          rival,
          ndcg.mean(),
          ndcg.low(),
          ndcg.high(),
          difference.examples(),
          which,
          settings.policy().key(),
          settings.margin());
    } else {
      findings.fail(
          "ndcg@10 differs from that of %s by %+.4f, and by as little as %+.4f (95 %% interval to"
              + " %+.4f) on the %d %s; policy %s asks for more than %+.4f",
          rival,
          ndcg.mean(),
          ndcg.low(),
          ndcg.high(),
          difference.examples(),
          which,
          settings.policy().key(),
          settings.margin());
    }
  }

  private static void checkSegments(String rival, Comparison difference, Findings findings) {
    for (Segment segment : Segment.values()) {
      Comparison.SegmentDifference found = difference.segments().get(segment);
      if (found != null
          && found.examples() >= FEWEST_SEGMENT_EXAMPLES
          && found.ndcg10().high() < SEGMENT_BOUND) {
        findings.fail(
            "%s customers lose: their ndcg@10 differs from that of %s by %+.4f (95 %% interval"
                + " %+.4f to %+.4f, wholly below %+.4f) on %d examples",
            segment.key(),
            rival,
            found.ndcg10().mean(),
            found.ndcg10().low(),
            found.ndcg10().high(),
            SEGMENT_BOUND,
            found.examples());
      }
    }
  }

  /** A champion is not replaced by its like: the challenger must at least have seen more. */
  private static void withoutComparison(String champion, ChampionMatch match, Findings findings) {
    int examples = match.difference().examples();
    if (match.challengerKnowsMore()) {
      findings.pass(
          "not compared with %s, which knows all but %d of the examples held out;"
              + " %d examples came after its training",
          champion, examples, match.newExamples());
    } else {
      findings.fail(
          "too few examples new to %s: %d came after its training and %d of those held"
              + " out are newer than what it knows, one of them must be %d or more",
          champion, match.newExamples(), examples, ChampionMatch.FEWEST_EXAMPLES);
    }
  }
}
