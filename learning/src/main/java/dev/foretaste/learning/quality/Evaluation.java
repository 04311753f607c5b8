package dev.foretaste.learning.quality;

import dev.foretaste.learning.quality.Comparison.SegmentDifference;
import dev.foretaste.tables.ItemTables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How several contenders did on the same examples with the same tables. Immutable. */
public final class Evaluation {
  private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap();

  private final List<Trial> trials;
  private final ItemTables tables;

  Evaluation(List<Trial> trials, ItemTables tables) {
    this.trials = trials;
    this.tables = tables;
  }

  /** How many examples there are. */
  public int size() {
    return trials.size();
  }

  /** Only the examples whose labels are later; in ms since 1970-01-01T00:00Z. */
  public Evaluation after(long eventTime) {
    return only(trial -> trial.eventTime() > eventTime);
  }

  /** How good a contender is; it must have taken part. */
  public SegmentedQuality quality(Contender contender) {
    Map<Segment, Quality> segments = new EnumMap<>(Segment.class);
    bySegment().forEach((segment, part) -> segments.put(segment, part.measure(contender)));
    return new SegmentedQuality(measure(contender), segments);
  }

  /** How much better the first is than the second; both must have taken part. */
  public Comparison compare(Contender first, Contender second) {
    Map<Segment, SegmentDifference> segments = new EnumMap<>(Segment.class);
    bySegment()
        .forEach(
            (segment, part) ->
                segments.put(
                    segment,
                    new SegmentDifference(
                        part.size(), part.difference(Trial.Result::ndcg10, first, second))));
    return new Comparison(
        size(),
        (int) trials.stream().map(Trial::customerId).distinct().count(),
        difference(Trial.Result::ndcg10, first, second),
        difference(Trial.Result::recall10, first, second),
        segments);
  }

  private Quality measure(Contender contender) {
    QualityMeter meter = new QualityMeter(tables, contender);
    trials.forEach(meter::add);
    return meter.result();
  }

  private Interval difference(
      ToDoubleFunction<Trial.Result> metric, Contender first, Contender second) {
    return BOOTSTRAP.interval(
        trials.stream()
            .map(
                trial ->
                    new PairedDifference(
                        trial.customerId(),
                        metric.applyAsDouble(trial.results().get(first))
                            - metric.applyAsDouble(trial.results().get(second))))
            .toList());
  }

  private Map<Segment, Evaluation> bySegment() {
    Map<Segment, Evaluation> parts = new EnumMap<>(Segment.class);
    for (Segment segment : Segment.values()) {
      Evaluation part = only(trial -> trial.segment() == segment);
      if (part.size() > 0) {
        parts.put(segment, part);
      }
    }
    return parts;
  }

  private Evaluation only(Predicate<Trial> wanted) {
    return new Evaluation(trials.stream().filter(wanted).toList(), tables);
  }
}
