package dev.foretaste.learning.quality;

import dev.foretaste.learning.quality.Trial.Result;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trials to measure. */
final class TrialBuilder {
  private final Map<Contender, Result> results = new EnumMap<>(Contender.class);
  private final String customerId;
  private Segment segment = Segment.NEW;
  private long eventTime;
  private boolean[] labels = {};

  private TrialBuilder(String customerId) {
    this.customerId = customerId;
  }

  static TrialBuilder of(String customerId) {
    return new TrialBuilder(customerId);
  }

  TrialBuilder in(Segment segment) {
    this.segment = segment;
    return this;
  }

  TrialBuilder at(long eventTime) {
    this.eventTime = eventTime;
    return this;
  }

  TrialBuilder labelled(boolean... labels) {
    this.labels = labels;
    return this;
  }

  /** With the same figure for all metrics. */
  TrialBuilder result(Contender contender, double figure) {
    return result(contender, new Result(figure, figure, figure, answer(List.of())));
  }

  TrialBuilder result(Contender contender, Result result) {
    results.put(contender, result);
    return this;
  }

  static Answer answer(List<String> top, float... probabilities) {
    return new Answer(
        top, probabilities.length == 0 ? Optional.empty() : Optional.of(probabilities));
  }

  Trial build() {
    return new Trial(customerId, eventTime, segment, labels, results);
  }
}
