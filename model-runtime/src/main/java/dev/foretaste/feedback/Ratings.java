package dev.foretaste.feedback;

import dev.foretaste.schema.FeedbackGiven;

/** Ratings of 1 (bad) to 5 (good), whichever way customers put them. */
public final class Ratings {
  /** Highest rating that counts as negative; the next one is neutral. */
  static final int NEGATIVE_UP_TO = 2;

  /** Lowest rating that counts as positive. */
  static final int POSITIVE_FROM = 4;

  private Ratings() {}

  /** The rating of feedback that has passed validation: as given, or what its sentiment means. */
  public static int of(FeedbackGiven feedback) {
    return switch (feedback.getSentiment()) {
      case NOT_GIVEN -> feedback.getRating();
      case NEGATIVE -> 1;
      case NEUTRAL -> 3;
      case POSITIVE -> 5;
    };
  }
}
