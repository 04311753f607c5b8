package dev.foretaste.bundle;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.scoring.Engine;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.trees.UnsupportedModelException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the same trees once, however many versions score with them, and lets go of them with the
 * last of these versions: trees may live in native memory, which the heap's limits do not bound.
 * Not thread-safe.
 */
final class SharedTrees {
  private static final Logger LOG = LoggerFactory.getLogger(SharedTrees.class);
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();

  private final Map<String, WeakReference<XgboostScorer>> bySha256 = new HashMap<>();
  private final Engine preferred;

  /** Trees for this engine, or for XGBoost4J where it cannot evaluate them. */
  SharedTrees(Engine preferred) {
    this.preferred = preferred;
  }

  /**
   * A scorer with these trees, by XGBoost4J where the preferred engine does not reproduce what was
   * recorded.
   *
   * @param sha256 of the trees
   * @throws dev.foretaste.scoring.ScoringException when they cannot be used
   */
  XgboostScorer load(String sha256, byte[] ubj, Golden golden) {
    bySha256.values().removeIf(scorer -> scorer.refersTo(null));
    WeakReference<XgboostScorer> known = bySha256.get(sha256);
    XgboostScorer shared = known == null ? null : known.get();
    if (shared == null) {
      shared = choose(ubj);
      LOG.debug("Trees {} are evaluated by {}", sha256, shared.engine());
    }
    if (shared.engine() != Engine.XGBOOST4J && !golden.isReproducedBy(shared)) {
      LOG.warn(
          "Trees {}: {} does not reproduce the golden vectors, XGBoost4J serves instead",
          sha256,
          shared.engine());
      shared = XgboostScorer.load(ubj, COLUMNS);
    }
    bySha256.put(sha256, new WeakReference<>(shared));
    return shared;
  }

  private XgboostScorer choose(byte[] ubj) {
    if (preferred == Engine.XGBOOST4J) {
      return XgboostScorer.load(ubj, COLUMNS);
    }
    try {
      return XgboostScorer.evaluating(ubj, COLUMNS);
    } catch (UnsupportedModelException e) {
      LOG.warn("XGBoost4J serves, since {}", e.getMessage());
      return XgboostScorer.load(ubj, COLUMNS);
    }
  }
}
