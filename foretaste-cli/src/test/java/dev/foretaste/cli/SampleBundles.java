package dev.foretaste.cli;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/** Bundles of the baseline scorer that know a few items. */
public final class SampleBundles {
  private SampleBundles() {}

  /** A bundle in which these items are popular, each followed by the next. */
  public static PackedBundle of(String version, String... popular) {
    int items = popular.length;
    float[] popularity = new float[items];
    Arrays.fill(popularity, 0.5f);
    int[] ends = new int[items];
    Arrays.setAll(ends, i -> i + 1);
    int[] following = new int[items];
    Arrays.setAll(following, i -> (i + 1) % items);
    float[] weights = new float[items];
    Arrays.fill(weights, 0.25f);
    Neighbours chain = new Neighbours(ends, following, weights);
    ItemTables tables =
        new ItemTables(
            List.of(popular), Map.of(ItemColumn.RECENT_POPULARITY, popularity), chain, chain);
    int columns = FeatureVectorizer.SCHEMA.size();
    Golden golden =
        Golden.of(new FeatureMatrix(new float[columns], 1, columns), new BaselineScorer());
    return new BundlePacker()
        .pack(
            new BundleDraft(
                version,
                Optional.empty(),
                tables,
                golden,
                Map.of(),
                new ModelLineage(null, 0L, 0L, List.of(), 0L, 0L, "", Map.of(), "", 0L)));
  }

  /** Sends such a bundle and makes it champion. */
  public static void send(
      String version, BiConsumer<String, SpecificRecord> sender, String... popular) {
    PackedBundle bundle = of(version, popular);
    bundle
        .chunks()
        .forEach(
            chunk ->
                sender.accept(
                    Sections.chunkKey(version, chunk.getSection(), chunk.getPart()), chunk));
    sender.accept(Sections.manifestKey(version), bundle.manifest());
    sender.accept(
        Sections.CHAMPION_KEY,
        new ChampionPointer(version, null, "test", 0L, "promote", List.of()));
  }
}
