package dev.foretaste.cli.verify;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.scoring.Engine;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.storage.FileShelf;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The models on model-updates; built when they are asked for, and the latest of them kept.
 * XGBoost4J evaluates their trees, so that the service's own evaluator is checked by another. Not
 * thread-safe.
 */
final class Models {
  private static final int BUILT = 8;

  private final BundleAssembler assembler =
      new BundleAssembler(Engine.XGBOOST4J, FileShelf.temporary());
  private final Map<String, ModelBundle> manifests = new HashMap<>();
  private final Map<String, ScoringModel> built = new LinkedHashMap<>(BUILT, 0.75f, true);

  /** Reads all updates; those that cannot be read change nothing. */
  Models(Iterator<StoredRecord> updates, Deserializer<? extends SpecificRecord> decoder) {
    while (updates.hasNext()) {
      note(updates.next(), decoder);
    }
  }

  private void note(StoredRecord update, Deserializer<? extends SpecificRecord> decoder) {
    String key = update.keyText();
    if (update.value().isEmpty()) {
      Sections.manifestVersion(key).ifPresentOrElse(manifests::remove, () -> assembler.forget(key));
      return;
    }
    try {
      SpecificRecord record = decoder.deserialize("", update.value().get());
      if (record instanceof ModelBundleChunk chunk) {
        assembler.keep(chunk);
      } else if (record instanceof ModelBundle manifest) {
        manifests.putIfAbsent(manifest.getVersion(), manifest);
      }
    } catch (UndecodableRecordException refused) {
      // The stream refuses it too.
      return;
    }
  }

  /**
   * The model of a version; empty when it has been retired. The initial one always is there.
   *
   * @throws BundleRejectedException when its bundle is there and must not be used
   */
  Optional<ScoringModel> find(String version) throws BundleRejectedException {
    if (version.equals(ScoringModel.INITIAL_VERSION)) {
      return Optional.of(ScoringModel.initial());
    }
    ScoringModel known = built.get(version);
    ModelBundle manifest = manifests.get(version);
    if (known == null && manifest != null) {
      known = assembler.assemble(manifest);
      keep(known);
    }
    return Optional.ofNullable(known);
  }

  private void keep(ScoringModel model) {
    built.put(model.version(), model);
    if (built.size() > BUILT) {
      Iterator<String> eldest = built.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
