package dev.foretaste.learning.gate;

import dev.foretaste.learning.quality.Comparison;
import dev.foretaste.learning.quality.Comparison.SegmentDifference;
import dev.foretaste.learning.quality.Contender;
import dev.foretaste.learning.quality.Interval;
import dev.foretaste.learning.quality.Quality;
import dev.foretaste.learning.quality.Segment;
import dev.foretaste.learning.quality.SegmentedQuality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Contests to judge; without a champion, and won, unless said otherwise. */
final class ContestBuilder {
  private static final SegmentedQuality BASELINE = quality(.12, .10);

  private final Map<Segment, SegmentDifference> segments = new EnumMap<>(Segment.class);
  private final Map<Segment, SegmentDifference> baselineSegments = new EnumMap<>(Segment.class);
  private SegmentedQuality challenger = quality(.16, .13);
  private Interval versusBaseline = new Interval(.03, .02, .04);
  private Optional<Interval> versusChampion = Optional.empty();
  private boolean trained = true;
  private int championExamples = 100;
  private int newExamples = 100;
  private int customers = 50;
  private Skew skew = new Skew(500, 0);
  private ServingFitness fitness =
      new ServingFitness(1_000, OptionalDouble.of(300), Optional.empty());

  ContestBuilder challenger(double recall, double ndcg) {
    challenger = quality(recall, ndcg);
    return this;
  }

  ContestBuilder versusBaseline(Interval ndcg) {
    versusBaseline = ndcg;
    return this;
  }

  /** A champion with trees, on the examples held out that are new to it. */
  ContestBuilder champion(Interval ndcg, int examples, int newExamples) {
    versusChampion = Optional.of(ndcg);
    championExamples = examples;
    this.newExamples = newExamples;
    return this;
  }

  /** A champion that would win if it were compared, and has seen everything. */
  ContestBuilder untrainedChampion() {
    trained = false;
    return champion(new Interval(-.5, -.6, -.4), 0, 0);
  }

  ContestBuilder customers(int customers) {
    this.customers = customers;
    return this;
  }

  ContestBuilder segment(Segment segment, int examples, Interval ndcg) {
    segments.put(segment, new SegmentDifference(examples, ndcg));
    return this;
  }

  ContestBuilder baselineSegment(Segment segment, int examples, Interval ndcg) {
    baselineSegments.put(segment, new SegmentDifference(examples, ndcg));
    return this;
  }

  ContestBuilder skew(Skew skew) {
    this.skew = skew;
    return this;
  }

  ContestBuilder fitness(long bytes, double micros) {
    fitness = new ServingFitness(bytes, OptionalDouble.of(micros), Optional.empty());
    return this;
  }

  ContestBuilder rejection(String reason) {
    fitness = new ServingFitness(1_000, OptionalDouble.empty(), Optional.of(reason));
    return this;
  }

  Contest build() {
    return new Contest(
        Map.of(Contender.CHALLENGER, challenger, Contender.BASELINE, BASELINE),
        new Comparison(100, customers, versusBaseline, versusBaseline, baselineSegments),
        versusChampion.map(this::match),
        skew,
        fitness);
  }

  private ChampionMatch match(Interval ndcg) {
    return new ChampionMatch(
        "v7",
        trained,
        quality(.15, .12),
        challenger,
        new Comparison(championExamples, customers, ndcg, ndcg, segments),
        newExamples);
  }

  private static SegmentedQuality quality(double recall, double ndcg) {
    return new SegmentedQuality(
        new Quality(100, .1, recall, ndcg, .4, .3, Optional.empty()), Map.of());
  }
}
