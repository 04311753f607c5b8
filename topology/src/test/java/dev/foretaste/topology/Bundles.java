package dev.foretaste.topology;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds small model bundles for tests. */
final class Bundles {
  private Bundles() {}

  /** A bundle that scores with the baseline and knows these items as popular. */
  static PackedBundle baseline(String version, String... popular) {
    float[] popularity = new float[popular.length];
    Arrays.fill(popularity, 0.5f);
    ItemTables tables =
        new ItemTables(
            List.of(popular),
            Map.of(ItemColumn.RECENT_POPULARITY, popularity),
            Neighbours.none(popular.length),
            Neighbours.none(popular.length));
    int columns = FeatureVectorizer.SCHEMA.size();
    Golden golden =
        Golden.of(new FeatureMatrix(new float[3 * columns], 3, columns), new BaselineScorer());
    return new BundlePacker()
        .pack(
            new BundleDraft(
                version,
                Optional.empty(),
                tables,
                golden,
                Map.of("recall@10", 0.2),
                new ModelLineage(null, 0L, 0L, List.of(), 0L, 0L, "all", Map.of(), "test", 0L)));
  }
}
