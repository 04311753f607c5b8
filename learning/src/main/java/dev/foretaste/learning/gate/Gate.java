package dev.foretaste.learning.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lets a challenger pass when it beats the baseline scorer, does not fall behind a trained champion
 * or, where the two cannot be compared, knows more than it, and its examples are what serving saw.
 * Stateless and thread-safe.
 */
public final class Gate {
  /** By how much ndcg@10 may be below the champion's: less than chance makes on a holdout. */
  public static final double TOLERANCE = 0.002;

  /** Decides. */
  public Judgement judge(Contest contest) {
    List<String> failures = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    HoldoutQuality challenger = contest.challenger();
    HoldoutQuality baseline = contest.baseline();
    beats("recall@10", challenger.recall10(), baseline.recall10(), reasons, failures);
    beats("ndcg@10", challenger.ndcg10(), baseline.ndcg10(), reasons, failures);
    contest.match().ifPresent(match -> compare(match, reasons, failures));
    if (contest.skew().mismatches() > 0) {
      failures.add(
          "training does not see what serving saw: the features of %d of %d examples come out"
                  .formatted(contest.skew().mismatches(), contest.skew().checked())
              + " otherwise");
    }
    return failures.isEmpty()
        ? new Judgement(true, List.copyOf(reasons))
        : new Judgement(false, List.copyOf(failures));
  }

  private static void beats(
      String metric,
      double challenger,
      double baseline,
      List<String> reasons,
      List<String> failures) {
    if (challenger > baseline) {
      reasons.add(text("%s %.4f beats the baseline scorer's %.4f", metric, challenger, baseline));
    } else {
      failures.add(
          text("%s %.4f does not beat the baseline scorer's %.4f", metric, challenger, baseline));
    }
  }

  private static void compare(ChampionMatch match, List<String> reasons, List<String> failures) {
    if (!match.trained()) {
      return;
    }
    int examples = match.champion().examples();
    if (!match.isMeaningful()) {
      withoutComparison(match, reasons, failures);
      return;
    }
    double challenger = match.challenger().ndcg10();
    double champion = match.champion().ndcg10();
    if (challenger >= champion - TOLERANCE) {
      reasons.add(
          text(
              "ndcg@10 %.4f holds against champion %s's %.4f on the %d examples new to it",
              challenger, match.version(), champion, examples));
    } else {
      failures.add(
          text(
              "ndcg@10 %.4f is more than %.3f below champion %s's %.4f on the %d examples new to it",
              challenger, TOLERANCE, match.version(), champion, examples));
    }
  }

  /** A champion is not replaced by its like: the challenger must at least have seen more. */
  private static void withoutComparison(
      ChampionMatch match, List<String> reasons, List<String> failures) {
    if (match.challengerKnowsMore()) {
      reasons.add(
          text(
              "not compared with champion %s, which knows all but %d of the examples held out;"
                  + " %d examples came after its training",
              match.version(), match.champion().examples(), match.newExamples()));
    } else {
      failures.add(
          text(
              "too few examples new to champion %s: %d came after its training and %d of those held"
                  + " out are newer than what it knows, one of them must be %d or more",
              match.version(),
              match.newExamples(),
              match.champion().examples(),
              ChampionMatch.FEWEST_EXAMPLES));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
