package dev.foretaste.retrainer.drift;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.learning.drift.DriftMonitor;
import dev.foretaste.learning.drift.DriftReference;
import dev.foretaste.learning.drift.DriftSettings;
import dev.foretaste.learning.drift.Observation;
import dev.foretaste.learning.drift.Quantity;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.schema.BundleReference;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.serde.UndecodableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows how examples that the champion's trees predicted differ from those it was judged on. A
 * window begins anew with the process and with each champion that brings other trees. Belongs to
 * the control thread.
 */
public final class DriftDesk {
  private static final Logger LOG = LoggerFactory.getLogger(DriftDesk.class);
  private static final List<String> KINDS = List.of("feature", "score", "label");

  private final DriftSettings settings;
  private final EventDesk events;
  private final DriftMetrics metrics;
  private final List<DriftEvent> waiting = new ArrayList<>();
  private Optional<String> trees = Optional.empty();
  private Optional<DriftMonitor> monitor = Optional.empty();

  /** Begins. */
  public DriftDesk(DriftSettings settings, EventDesk events, DriftMetrics metrics) {
    this.settings = settings;
    this.events = events;
    this.metrics = metrics;
  }

  /** Makes sure that the champion of now is the one compared with. */
  public void follow(VersionCatalogue versions) {
    Optional<ModelBundle> champion = versions.championManifest();
    Optional<String> now = champion.map(ModelBundle::getTreesVersion);
    if (now.equals(trees)) {
      return;
    }
    trees = now;
    metrics.forget(KINDS);
    waiting.clear();
    monitor =
        champion
            .filter(manifest -> now.isPresent())
            .flatMap(manifest -> reference(manifest, versions))
            .map(reference -> new DriftMonitor(settings, now.orElseThrow(), reference));
  }

  /** Bundles from before there were references have none. */
  private static Optional<DriftReference> reference(
      ModelBundle manifest, VersionCatalogue versions) {
    if (manifest.getSections().stream()
        .map(BundleSection::getName)
        .noneMatch(Sections.REFERENCE::equals)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = versions.section(manifest, Sections.REFERENCE);
      return DriftReference.decode(AvroBinary.of(BundleReference.class).decode(bytes));
    } catch (BundleRejectedException | UndecodableRecordException e) {
      LOG.warn("Drift from {} cannot be measured: {}", manifest.getVersion(), e.getMessage());
      return Optional.empty();
    }
  }

  /** An example came, and its features were computed. */
  public void observe(TrainingExample example, FeatureMatrix features, ScoringModel model) {
    if (monitor.isEmpty() || !model.manifest().map(ModelBundle::getTreesVersion).equals(trees)) {
      return;
    }
    waiting.addAll(monitor.get().add(Observation.of(example, features, model)));
  }

  /** Publishes what came of the examples since the last time. */
  public void publish() {
    monitor.ifPresent(current -> metrics.compared(current.latest()));
    events.publish(waiting);
    waiting.clear();
  }

  /** What differs now, in words; empty when nothing does. */
  public Optional<String> drift() {
    return monitor
        .filter(current -> !current.raised().isEmpty())
        .map(
            current ->
                current.raised().stream()
                        .map(Quantity::name)
                        .sorted()
                        .limit(5)
                        .collect(
                            Collectors.joining(
                                ", ",
                                "drift: of %d quantities, among them "
                                    .formatted(current.raised().size()),
                                ""))
                    + ", since "
                    + current.treesVersion()
                    + " was judged");
  }
}
