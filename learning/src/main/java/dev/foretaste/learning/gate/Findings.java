package dev.foretaste.learning.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What speaks for a challenger and what against it, in words. Not thread-safe. */
final class Findings {
  private final List<String> reasons = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  void pass(String format, Object... values) {
    reasons.add(String.format(Locale.ROOT, format, values));
  }

  void fail(String format, Object... values) {
    failures.add(String.format(Locale.ROOT, format, values));
  }

  /** One failure is enough to reject. */
  Judgement judge(Outcome onPassing) {
    return failures.isEmpty()
        ? new Judgement(onPassing, List.copyOf(reasons))
        : new Judgement(Outcome.REJECTED, List.copyOf(failures));
  }
}
