package dev.foretaste.prediction;

import static dev.foretaste.fixtures.Encoding.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.fixtures.Encoding;
import dev.foretaste.fixtures.RandomEvents;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.scoring.XgboostScorer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PrequentialLoopPropertyTest {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final ScoringModel MODEL =
      new ScoringModel(
          "v3",
          XgboostScorer.load(TinyModels.trees(COLUMNS), COLUMNS),
          TinyModels.tables(60, 17),
          Optional.empty());

  private final PrequentialLoop loop = new PrequentialLoop();

  @Property(tries = 40)
  void shouldReplayToTheSameBytes(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int events) {
    byte[] first = replay(seed, events);
    byte[] second = replay(seed, events);

    assertThat(second).isEqualTo(first);
  }

  @Property(tries = 40)
  void shouldLeaveTheStateBeforeAsItIs(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) {
    CustomerState state = PrequentialLoop.unknownCustomer();
    long offset = 0;
    for (OrderEvent event : RandomEvents.of(seed, events, 40)) {
      byte[] before = bytes(state);

      Step step = loop.apply(state, event, new Revision(2, offset++), MODEL, Menu.EVERYTHING);

      assertThat(bytes(state)).isEqualTo(before);
      if (step instanceof Step.Accepted accepted) {
        state = accepted.after();
      }
    }
  }

  @Property(tries = 40)
  void shouldChangeNothingWhenEveryEventIsDeliveredTwice(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int events) {
    CustomerState state = PrequentialLoop.unknownCustomer();
    long offset = 0;
    for (OrderEvent event : RandomEvents.of(seed, events, 40)) {
      Step step = loop.apply(state, event, new Revision(2, offset), MODEL, Menu.EVERYTHING);
      if (step instanceof Step.Accepted accepted) {
        state = accepted.after();

        Step again = loop.apply(state, event, new Revision(2, offset + 1), MODEL, Menu.EVERYTHING);

        assertThat(again).isEqualTo(new Step.Duplicate(offset));
      }
      offset += 2;
    }
  }

  @Property(tries = 40)
  void shouldKeepTheStateBounded(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int events) {
    CustomerState state = PrequentialLoop.unknownCustomer();
    long offset = 0;
    for (OrderEvent event : RandomEvents.of(seed, events, 2_000)) {
      Step step =
          loop.apply(
              state, event, new Revision(2, offset++), ScoringModel.initial(), Menu.EVERYTHING);
      if (step instanceof Step.Accepted accepted) {
        state = accepted.after();
      }
    }

    assertThat(state.getRecentOrders()).hasSizeLessThanOrEqualTo(128);
    assertThat(state.getPreferences().getItems()).hasSizeLessThanOrEqualTo(256);
    assertThat(state.getPreferences().getRecentBaskets()).hasSizeLessThanOrEqualTo(3);
    assertThat(state.getStanding().getItems()).hasSizeLessThanOrEqualTo(20);
  }

  /** All that a history leaves behind, feedback included, as bytes. */
  private byte[] replay(long seed, int events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CustomerState state = PrequentialLoop.unknownCustomer();
    long offset = 0;
    for (OrderEvent event : RandomEvents.of(seed, events, 40)) {
      if (offset % 5 == 3) {
        List<PendingFeedback> feedback = new ArrayList<>(state.getPendingFeedback());
        feedback.add(new PendingFeedback(0, offset, event.orderId(), (int) (offset % 5 + 1), ""));
        state.setPendingFeedback(feedback);
      }
      Step step = loop.apply(state, event, new Revision(2, offset++), MODEL, Menu.EVERYTHING);
      if (step instanceof Step.Accepted accepted) {
        state = accepted.after();
        bytes.writeBytes(bytes(accepted.after()));
        accepted.outcome().map(Encoding::bytes).ifPresent(bytes::writeBytes);
        accepted.example().map(Encoding::bytes).ifPresent(bytes::writeBytes);
      }
    }
    return bytes.toByteArray();
  }
}
