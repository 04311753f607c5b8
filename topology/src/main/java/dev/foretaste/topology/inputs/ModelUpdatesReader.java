package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.experiments.ExperimentTimeline;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows model-updates on the global thread: builds, checks and warms every new bundle there, off
 * the threads that process orders, and publishes it to the timeline. What cannot be used is
 * refused, counted, and changes nothing. Kafka Streams reads what is there at a start through a
 * reader of its own, so what is known is kept by the timeline; of that, only the champion is built.
 */
public final class ModelUpdatesReader implements Processor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(ModelUpdatesReader.class);

  private final PatientDecoder decoder;
  private final ModelTimeline timeline;
  private final TopologyMetrics metrics;
  private ProcessorContext<Void, Void> context;

  /** A reader that publishes to this timeline. */
  public ModelUpdatesReader(
      Deserializer<? extends SpecificRecord> decoder,
      ModelTimeline timeline,
      TopologyMetrics metrics) {
    this.decoder = new PatientDecoder(decoder);
    this.timeline = timeline;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      refuse("a record without key", "model-updates records need one");
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      Sections.manifestVersion(key)
          .ifPresentOrElse(timeline::retire, () -> timeline.library().forgetChunk(key));
      return;
    }
    try {
      apply(decoder.decode(record.value()));
    } catch (UndecodableRecordException e) {
      refuse(key, e.getMessage());
    }
  }

  private void apply(SpecificRecord update) {
    if (update instanceof ModelBundleChunk chunk) {
      timeline.library().keep(chunk);
    } else if (update instanceof ModelBundle manifest) {
      load(manifest);
    } else if (update instanceof ChampionPointer pointer) {
      crown(pointer);
    } else if (update instanceof Experiment experiment) {
      follow(experiment);
    }
  }

  private void follow(Experiment experiment) {
    long offset = context.recordMetadata().orElseThrow().offset();
    String challenger = experiment.getChallenger();
    Optional<ScoringModel> model = timeline.find(challenger);
    if (experiment.getEndedAt() != null) {
      timeline.experiments().end(experiment.getId(), offset);
      LOG.info("Experiment {} has ended: {}", experiment.getId(), experiment.getEndReason());
    } else if (model.isPresent() || challenger.equals(ControlArm.NAME)) {
      timeline.experiments().start(new ExperimentTimeline.Started(experiment, model), offset);
      LOG.info("Experiment {} tries {} ({})", experiment.getId(), challenger, experiment.getKind());
    } else {
      timeline.experiments().startWithout(experiment, offset);
      refuse(experiment.getId(), "its challenger %s is not loaded".formatted(challenger));
    }
  }

  private void load(ModelBundle manifest) {
    String version = manifest.getVersion();
    if (timeline.find(version).isPresent()) {
      refuse(version, "a version is never reused");
    } else if (timeline.isCatchingUp()) {
      timeline.library().addUnchecked(manifest);
    } else {
      build(manifest);
    }
  }

  private void build(ModelBundle manifest) {
    try {
      timeline.add(timeline.library().add(manifest));
      metrics.bundleLoaded();
      LOG.info("Model {} is loaded ({})", manifest.getVersion(), manifest.getScorer());
    } catch (BundleRejectedException | RuntimeException e) {
      refuse(manifest.getVersion(), e.getMessage());
    }
  }

  private void crown(ChampionPointer pointer) {
    long offset = context.recordMetadata().orElseThrow().offset();
    if (timeline.crown(pointer.getVersion(), offset)) {
      LOG.info("Model {} is champion: {}", pointer.getVersion(), pointer.getReason());
    } else {
      refuse(pointer.getVersion(), "it cannot become champion, it is not loaded");
    }
  }

  private void refuse(String what, String why) {
    metrics.bundleRefused();
    LOG.warn("Model update {} is refused: {}", what, why);
  }
}
