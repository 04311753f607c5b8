package dev.foretaste.learning.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ServingCheckTest {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final FeatureMatrix ROWS = new FeatureMatrix(new float[3 * COLUMNS], 3, COLUMNS);

  private final AtomicLong clock = new AtomicLong();

  @Test
  void shouldLoadWhatWasPackedAndWeighIt() {
    PackedBundle bundle = bundle(new float[3]);

    ServingFitness fitness = new ServingCheck().check(bundle, ROWS);

    long bytes = bundle.chunks().stream().mapToLong(chunk -> chunk.getBytes().remaining()).sum();
    assertThat(fitness.rejection()).isEmpty();
    assertThat(fitness.bundleBytes()).isEqualTo(bytes);
    assertThat(fitness.scoringMicros().orElseThrow()).isPositive();
  }

  @Test
  void shouldRejectWhatDoesNotReproduceItsGoldenVectors() {
    ServingFitness fitness = new ServingCheck().check(bundle(new float[] {0, .25f, 0}), ROWS);

    assertThat(fitness.rejection()).contains("it does not reproduce its golden vectors");
    assertThat(fitness.scoringMicros()).isEmpty();
    assertThat(fitness.toMetrics()).containsOnlyKeys("bundle_bytes");
  }

  @Test
  void shouldRejectWhatWasDamagedOnTheWay() {
    PackedBundle bundle = bundle(new float[3]);
    bundle.chunks().get(0).getBytes().put(0, (byte) 99);

    assertThat(new ServingCheck().check(bundle, ROWS).rejection().orElseThrow())
        .contains("wrong checksum");
  }

  @Test
  void shouldTakeTheMeanOfTheFastestBatch() {
    int calls = ScoringTimer.CALLS;
    int batches = ScoringTimer.BATCHES;

    double micros =
        new ScoringTimer(clock::get)
            .microsPerCall(taking(new long[] {9_000, 7_000, 5_000, 4_000, 6_000, 8_000}), ROWS);

    assertThat(micros).isEqualTo(4);
    assertThat(clock.get()).isEqualTo(calls * (9_000L + 7_000 + 5_000 + 4_000 + 6_000 + 8_000));
    assertThat(batches).isEqualTo(5);
  }

  /** Takes so many nanoseconds, batch by batch; the first is the warm-up. */
  private Scorer taking(long[] nanos) {
    AtomicLong calls = new AtomicLong();
    return new Scorer() {
      @Override
      public String name() {
        return "slow";
      }

      @Override
      public float[] margins(FeatureMatrix features) {
        assertThat(features.rows()).isEqualTo(100);
        clock.addAndGet(nanos[(int) (calls.getAndIncrement() / ScoringTimer.CALLS)]);
        return new float[features.rows()];
      }

      @Override
      public double[] contributions(FeatureMatrix features, int row) {
        return new double[features.columns() + 1];
      }

      @Override
      public float probability(float margin) {
        return 0;
      }
    };
  }

  private static PackedBundle bundle(float[] margins) {
    ModelLineage lineage =
        new ModelLineage(null, 1L, 1L, List.of(), 1L, 1L, "all", Map.of(), "test", 1L);
    Golden recorded = Golden.of(ROWS, new BaselineScorer());
    float[] answers = recorded.margins().clone();
    for (int row = 0; row < answers.length; row++) {
      answers[row] += margins[row];
    }
    return new BundlePacker()
        .pack(
            new BundleDraft(
                "v1",
                Optional.empty(),
                ItemTables.EMPTY,
                new Golden(ROWS, answers),
                Map.of(),
                lineage));
  }
}
