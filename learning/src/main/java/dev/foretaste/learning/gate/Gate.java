package dev.foretaste.learning.gate;

import dev.foretaste.learning.quality.Contender;
import dev.foretaste.learning.quality.Quality;

/**
 * Lets a challenger pass when it beats the baseline scorer, holds against its rival as the policy
 * asks, sees what serving saw, and can be served within the budgets. The rival is the champion if
 * that has trees, otherwise the baseline scorer. Immutable and thread-safe.
 */
public final class Gate {
  private final GateSettings settings;
  private final RivalRule rivalRule;

  /** With settings. */
  public Gate(GateSettings settings) {
    this.settings = settings;
    this.rivalRule = new RivalRule(settings);
  }

  /** Decides. */
  public Judgement judge(Contest contest) {
    Findings findings = new Findings();
    Quality challenger = contest.qualities().get(Contender.CHALLENGER).all();
    Quality baseline = contest.qualities().get(Contender.BASELINE).all();
    beats("recall@10", challenger.recall10(), baseline.recall10(), findings);
    beats("ndcg@10", challenger.ndcg10(), baseline.ndcg10(), findings);
    rivalRule.check(contest, findings);
    checkSkew(contest.skew(), findings);
    checkFitness(contest.fitness(), findings);
    return findings.judge(settings.policy().onPassing());
  }

  private static void beats(String metric, double challenger, double baseline, Findings findings) {
    if (challenger > baseline) {
      findings.pass("%s %.4f beats the baseline scorer's %.4f", metric, challenger, baseline);
    } else {
      findings.fail(
          "%s %.4f does not beat the baseline scorer's %.4f", metric, challenger, baseline);
    }
  }

  private static void checkSkew(Skew skew, Findings findings) {
    if (skew.mismatches() > 0) {
      findings.fail(
          "training does not see what serving saw: the features of %d of %d examples come out"
              + " otherwise",
          skew.mismatches(), skew.checked());
    } else {
      findings.pass(
          "the features of all %d examples checked come out as they did when serving",
          skew.checked());
    }
  }

  private void checkFitness(ServingFitness fitness, Findings findings) {
    fitness
        .rejection()
        .ifPresent(reason -> findings.fail("serving would not load the bundle: %s", reason));
    if (fitness.bundleBytes() > settings.bundleBytes()) {
      findings.fail(
          "the bundle has %d bytes, the budget is %d",
          fitness.bundleBytes(), settings.bundleBytes());
    }
    double micros = fitness.scoringMicros().orElse(0);
    if (micros > settings.latencyMicros()) {
      findings.fail(
          "scoring 100 rows takes %.0f µs, the budget is %.0f µs",
          micros, settings.latencyMicros());
    }
    findings.pass(
        "the loaded bundle reproduces its golden vectors, has %d bytes and scores 100 rows in"
            + " %.0f µs",
        fitness.bundleBytes(), micros);
  }
}
