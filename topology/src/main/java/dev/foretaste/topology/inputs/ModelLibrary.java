package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ChunkShelf;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.scoring.Engine;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles of all versions on model-updates, as bytes on a shelf, and the few models that were
 * built of them latest. Thread-safe; who asks for a model that is not built waits until it is.
 */
final class ModelLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(ModelLibrary.class);

  /** How many models stay built that nobody may be using. */
  static final int BUILT = 4;

  private final BundleAssembler assembler;
  private final Map<String, ModelBundle> manifests = new HashMap<>();
  private final Map<String, ScoringModel> built = new LinkedHashMap<>(BUILT, 0.75f, true);

  ModelLibrary(ChunkShelf shelf) {
    assembler = new BundleAssembler(Engine.FORETASTE, shelf);
  }

  synchronized void keep(ModelBundleChunk chunk) {
    assembler.keep(chunk);
  }

  synchronized void forgetChunk(String key) {
    assembler.forget(key);
  }

  /** A model that is handed out already stays usable. */
  synchronized void retire(String version) {
    manifests.remove(version);
    built.remove(version);
  }

  /** Takes a bundle as it is; whether it is sound shows when somebody asks for its model. */
  synchronized void addUnchecked(ModelBundle manifest) {
    manifests.put(manifest.getVersion(), manifest);
  }

  /**
   * Takes a bundle if a sound model can be built of it, and has that at hand.
   *
   * @throws BundleRejectedException when it must not be used; nothing has changed then
   */
  synchronized ScoringModel add(ModelBundle manifest) throws BundleRejectedException {
    ScoringModel model = assembler.assemble(manifest);
    manifests.put(manifest.getVersion(), manifest);
    hold(model);
    return model;
  }

  /** The model of a version; empty when there is none or it cannot be used. */
  synchronized Optional<ScoringModel> find(String version) {
    ScoringModel known = built.get(version);
    ModelBundle manifest = manifests.get(version);
    if (known != null || manifest == null) {
      return Optional.ofNullable(known);
    }
    try {
      return Optional.of(add(manifest));
    } catch (BundleRejectedException | RuntimeException e) {
      LOG.warn("Model {} cannot be used: {}", version, e.getMessage());
      return Optional.empty();
    }
  }

  private void hold(ScoringModel model) {
    built.put(model.version(), model);
    if (built.size() > BUILT) {
      Iterator<String> eldest = built.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
