package dev.foretaste.topology.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class ModelSwapTest {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final int ROWS = 64;
  private static final int SWAPS = 40;
  private static final int READERS = 2;
  private static final int KEPT = 2;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final FeatureMatrix rows = rows();
  private final BundleAssembler assembler = new BundleAssembler();
  private final ModelTimeline timeline = new ModelTimeline();

  /** What each version answers, known before it can be champion. */
  private final Map<String, float[]> answers = new ConcurrentHashMap<>();

  @Test
  void shouldNeverScoreWithAModelThatIsHalfThere() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      swapTo(0);
      List<Future<Integer>> seen = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        seen.add(readers.submit(scoring(done)));
      }
      for (int number = 1; number <= SWAPS; number++) {
        swapTo(number);
        timeline.retire("v" + (number - KEPT));
        if (number % 10 == 0) {
          System.gc();
        }
      }
      done.set(true);

      for (Future<Integer> versions : seen) {
        assertThat(versions.get(1, TimeUnit.MINUTES)).as("versions scored with").isGreaterThan(1);
      }
    } finally {
      done.set(true);
      readers.shutdownNow();
    }
  }

  @Test
  void shouldKeepARetiredModelForAsLongAsSomebodyMayScoreWithIt() throws Exception {
    swapTo(0);
    ScoringModel held = timeline.view().champion();
    WeakReference<Scorer> scorer = new WeakReference<>(held.scorer());
    swapTo(1);
    timeline.retire("v0");
    assembler.forget("chunk|v0|trees|0");
    System.gc();

    assertThat(held.scorer().margins(rows)).isEqualTo(answers.get("v0"));
    assertThat(scorer.refersTo(held.scorer())).isTrue();

    held = null;
    awaitFreed(scorer);
  }

  /** Scores with whatever is champion, and returns with how many versions. */
  private Callable<Integer> scoring(AtomicBoolean done) {
    return () -> {
      String latest = "";
      int versions = 0;
      while (!done.get()) {
        ScoringModel champion = timeline.view().champion();
        assertThat(champion.scorer().margins(rows))
            .as(champion.version())
            .isEqualTo(answers.get(champion.version()));
        versions += champion.version().equals(latest) ? 0 : 1;
        latest = champion.version();
      }
      return versions;
    };
  }

  private void swapTo(int number) throws Exception {
    String version = "v" + number;
    PackedBundle bundle = bundle(version, number);
    for (ModelBundleChunk chunk : bundle.chunks()) {
      assembler.keep(chunk);
    }
    timeline.add(assembler.assemble(bundle.manifest()));
    assertThat(timeline.crown(version, number)).isTrue();
  }

  private PackedBundle bundle(String version, int seed) throws XGBoostError {
    byte[] trees = trees(seed);
    Golden golden = Golden.of(rows, XgboostScorer.load(trees, COLUMNS));
    answers.put(version, golden.margins());
    return new BundlePacker()
        .pack(
            new BundleDraft(
                version,
                Optional.of(trees),
                ItemTables.EMPTY,
                golden,
                Map.of(),
                new ModelLineage(null, 0L, 0L, List.of(), 0L, 0L, "all", Map.of(), "test", 0L)));
  }

  /** Every seed gives trees that answer otherwise. */
  private byte[] trees(int seed) throws XGBoostError {
    Random random = new Random(seed);
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = random.nextInt(2);
    }
    DMatrix matrix = new DMatrix(rows.values(), ROWS, COLUMNS, Float.NaN);
    Booster booster = null;
    try {
      matrix.setLabel(labels);
      booster =
          XGBoost.train(
              matrix,
              Map.of("objective", "binary:logistic", "nthread", 1, "min_child_weight", 0),
              3,
              Map.of(),
              null,
              null);
      return booster.toByteArray("ubj");
    } finally {
      matrix.dispose();
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  private static FeatureMatrix rows() {
    Random random = new Random(7);
    float[] values = new float[ROWS * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new FeatureMatrix(values, ROWS, COLUMNS);
  }

  private static void awaitFreed(WeakReference<?> reference) {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    while (!reference.refersTo(null)) {
      assertThat(System.nanoTime() - giveUpAt).as("freed in time").isNegative();
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
