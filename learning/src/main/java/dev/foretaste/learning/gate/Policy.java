package dev.foretaste.learning.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a challenger gets past the gate, and what happens when it does. */
public enum Policy {
  /** It must be shown to be better. */
  STRICT(0),
  /** It must be shown not to be worse by more than a little. */
  NON_INFERIOR(GateSettings.NON_INFERIORITY_MARGIN),
  /** As {@link #NON_INFERIOR}, and then once more on live orders before it becomes champion. */
  SHADOW_FIRST(GateSettings.NON_INFERIORITY_MARGIN),
  /** As {@link #NON_INFERIOR}, but a person promotes what has passed. */
  MANUAL(GateSettings.NON_INFERIORITY_MARGIN);

  private final double standardMargin;

  Policy(double standardMargin) {
    this.standardMargin = standardMargin;
  }

  /**
   * The policy of a name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Policy named(String name) {
    return Arrays.stream(values())
        .filter(policy -> policy.key().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    String known = Arrays.stream(values()).map(Policy::key).collect(Collectors.joining(", "));
    return "the policy %s is unknown; choose one of %s".formatted(name, known);
  }

  /** Name in options, verdicts and reasons. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the lower bound of the difference in ndcg@10 must exceed if nothing else is said. */
  double standardMargin() {
    return standardMargin;
  }

  /** Whether what passes becomes champion at once. */
  Outcome onPassing() {
    return this == MANUAL || this == SHADOW_FIRST ? Outcome.PASSED : Outcome.PROMOTED;
  }
}
