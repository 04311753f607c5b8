package dev.foretaste.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretaste.fixtures.Customers;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.Satisfaction;
import dev.foretaste.schema.Sentiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackTakerTest {
  private final FeedbackTaker taker = new FeedbackTaker();
  private CustomerState state = PrequentialLoop.unknownCustomer();
  private long offset;

  @Test
  void shouldSumUpWhatACustomerSaysBeforeItIsLearned() {
    taken(rating("f1", "o1", 2));
    taken(rating("f2", "o1", 4));
    taken(sentiment("f3", Sentiment.NEUTRAL));
    taken(sentiment("f4", Sentiment.NEGATIVE));

    assertThat(state.getSatisfaction()).isEqualTo(new Satisfaction(4L, 10L, 1, 2L, 1L, 1L));
    assertThat(state.getPendingFeedback())
        .extracting("feedbackOffset", "rating", "predictionId")
        .containsExactly(
            tuple(0L, 2, ""), tuple(1L, 4, ""), tuple(2L, 3, "0-1"), tuple(3L, 1, "0-1"));
  }

  @Test
  void shouldTakeARepetitionOnce() {
    taken(rating("f1", "o1", 2));

    assertThat(taker.take(state, rating("f1", "o1", 2), 0, 9))
        .isEqualTo(new FeedbackStep.Duplicate());
  }

  @Test
  void shouldRefuseAFeedbackIdWithOtherContent() {
    taken(rating("f1", "o1", 2));

    FeedbackStep step = taker.take(state, rating("f1", "o1", 3), 0, 9);

    assertThat(((FeedbackStep.Refused) step).rejection())
        .extracting("code", "field")
        .containsExactly("feedback-id-reused", "feedbackId");
  }

  @Test
  void shouldRefuseMoreThanCanWait() {
    for (int n = 0; n < FeedbackTaker.MAX_PENDING; n++) {
      taken(rating("f" + n, "o1", 3));
    }

    FeedbackStep step = taker.take(state, rating("one more", "o1", 3), 0, 99);

    assertThat(((FeedbackStep.Refused) step).rejection().code()).isEqualTo("too-much-feedback");
  }

  @Test
  void shouldRememberNoMoreThanTheLatestFeedback() {
    for (int n = 0; n <= FeedbackTaker.REMEMBERED; n++) {
      taken(rating("f" + n, "o1", 3));
      state.setPendingFeedback(List.of());
    }

    assertThat(state.getRecentFeedback()).hasSize(FeedbackTaker.REMEMBERED);
    assertThat(taker.take(state, rating("f0", "o1", 3), 0, 99))
        .isInstanceOf(FeedbackStep.Taken.class);
    assertThat(taker.take(state, rating("f1", "o1", 3), 0, 99))
        .isInstanceOf(FeedbackStep.Duplicate.class);
  }

  @Test
  void shouldTellTheStoreOfARecentOrderOnly() {
    state.setPreferences(Customers.random(1, 2, 5));

    assertThat(taken(rating("f1", "o2", 2)).storeId()).isEqualTo("store");
    assertThat(taken(rating("f2", "never", 2)).storeId()).isEmpty();
  }

  private FeedbackStep.Taken taken(FeedbackGiven feedback) {
    FeedbackStep.Taken step = (FeedbackStep.Taken) taker.take(state, feedback, 0, offset++);
    state = step.after();
    return step;
  }

  private static FeedbackGiven rating(String id, String orderId, int rating) {
    return new FeedbackGiven(id, "ann", orderId, rating, 0L, "", Sentiment.NOT_GIVEN);
  }

  private static FeedbackGiven sentiment(String id, Sentiment sentiment) {
    return new FeedbackGiven(id, "ann", "", 0, 0L, "0-1", sentiment);
  }
}
