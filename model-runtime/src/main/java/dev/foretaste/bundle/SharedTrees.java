package dev.foretaste.bundle;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.scoring.XgboostScorer;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * Loads the same trees once, however many versions score with them, and lets go of them with the
 * last of these versions: trees live in native memory, which the heap's limits do not bound. Not
 * thread-safe.
 */
final class SharedTrees {
  private final Map<String, WeakReference<XgboostScorer>> bySha256 = new HashMap<>();

  /**
   * A scorer with these trees.
   *
   * @param sha256 of the trees
   * @throws dev.foretaste.scoring.ScoringException when they cannot be used
   */
  XgboostScorer load(String sha256, byte[] ubj) {
    bySha256.values().removeIf(scorer -> scorer.refersTo(null));
    WeakReference<XgboostScorer> known = bySha256.get(sha256);
    XgboostScorer shared = known == null ? null : known.get();
    if (shared == null) {
      shared = XgboostScorer.load(ubj, FeatureVectorizer.SCHEMA.size());
      bySha256.put(sha256, new WeakReference<>(shared));
    }
    return shared;
  }
}
