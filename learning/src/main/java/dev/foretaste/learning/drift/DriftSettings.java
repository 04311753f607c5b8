package dev.foretaste.learning.drift;

/**
 * When a distribution counts as changed.
 *
 * @param window examples that are looked at together; 100 or more
 * @param limit population stability index from which on a change matters, however sure it is; above
 *     0
 */
public record DriftSettings(int window, double limit) {
  private static final int SMALLEST_WINDOW = 100;

  /** Checks. */
  public DriftSettings {
    if (window < SMALLEST_WINDOW) {
      throw new IllegalArgumentException(
          "the window must have %d examples or more".formatted(SMALLEST_WINDOW));
    }
    if (!(limit > 0)) {
      throw new IllegalArgumentException("the limit must be above 0");
    }
  }

  /** Windows of 1,000 examples; 0.25, which is customary for a major shift. */
  public static DriftSettings standard() {
    return new DriftSettings(1_000, 0.25);
  }
}
