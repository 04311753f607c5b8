package dev.foretaste.retrainer;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.ExampleStore;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.examples.KnownOffsets;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.storage.FileShelf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Everything the retrainer has read, and what is due because of it. All of it comes from topics, so
 * a restart knows what the process before it knew. Not thread-safe.
 */
final class TrainingInputs {
  private final Thresholds thresholds;
  private final RetrainerTopics topics;
  private final ExampleStore examples;
  private final VersionCatalogue versions = new VersionCatalogue(FileShelf.temporary());
  private final TrainRequests requests = new TrainRequests();
  private RunningTables tables = new RunningTables();
  private final SkewWatch skew;
  private final OnlineQuality online = new OnlineQuality();
  private long examplesAtLastTraining;
  private Instant trainedAt = Instant.EPOCH;
  private boolean caughtUp;
  private boolean tablesKnowErased;
  private Optional<String> shift = Optional.empty();

  TrainingInputs(Thresholds thresholds, RetrainerTopics topics) {
    this.thresholds = thresholds;
    this.topics = topics;
    this.examples =
        new ExampleStore(
            topics.examples().name(), thresholds.heldExamples(), thresholds.heldBytes());
    this.skew = new SkewWatch(thresholds.heldExamples());
  }

  /** A record was read. */
  void apply(String key, SpecificRecord value, int partition, long offset) {
    if (value instanceof TrainingExample example) {
      HeldExample held = examples.put(key, example, partition, offset);
      if (caughtUp) {
        follow(held, example, true);
      }
    } else if (value instanceof TrainRequested request) {
      if (request.getCandidateVersion() == null) {
        requests.requested(request.getRequestId());
      } else {
        requests.requested(request.getRequestId(), request.getCandidateVersion());
      }
    } else if (value instanceof PredictionOutcome outcome) {
      online.add(outcome);
    } else if (value instanceof ModelVerdict verdict) {
      apply(verdict);
    } else {
      versions.apply(value);
    }
  }

  /**
   * What was there at the start has been read: of that, the examples that are held count, in
   * chronological sequence; from now on, each as it comes.
   */
  void caughtUp() {
    long knownTo = versions.championManifest().map(ModelBundle::getTablesTo).orElse(Long.MIN_VALUE);
    for (HeldExample held : examples.snapshot().examples()) {
      follow(held, held.decode(), held.eventTime() > knownTo);
    }
    caughtUp = true;
  }

  private void follow(HeldExample held, TrainingExample example, boolean isNew) {
    tables.add(held, isNew);
    skew.add(example.getModelVersion(), held, caughtUp);
  }

  /** A tombstone was read. */
  void remove(String topic, String key, int partition, long offset) {
    if (topic.equals(topics.examples().name())) {
      examples.remove(key, partition, offset);
      tablesKnowErased = caughtUp;
    } else if (topic.equals(topics.updates().name())) {
      versions.remove(key);
    }
  }

  /** A record could not be read. */
  void skip(String topic, int partition, long offset) {
    if (topic.equals(topics.examples().name())) {
      examples.skip(partition, offset);
    }
  }

  private void apply(ModelVerdict verdict) {
    versions.used(verdict.getVersion());
    requests.answered(verdict.getRequestIds());
    if (!verdict.getMetrics().isEmpty() && !Judging.isOfCandidate(verdict)) {
      // Only a training has metrics; a bundle of tables or a refusal does not delay the next one.
      examplesAtLastTraining = verdict.getExamples();
      trainedAt = Instant.ofEpochMilli(verdict.getDecidedAt());
      examples.trainedUpTo(KnownOffsets.of(topics.examples().name(), verdict.getOffsets()));
    }
  }

  /** Whether the baseline scorer can be given its first tables. */
  boolean isFirstBundleDue() {
    return versions.isEmpty() && examples.size() >= thresholds.firstBundleExamples();
  }

  /** Whether so many labels have come that it is time to train, asked or not. */
  boolean areLabelsEnough() {
    long enough = Math.max(thresholds.newExamples(), examplesAtLastTraining / 2);
    return examples.size() >= thresholds.trainableExamples() && examples.newExamples() >= enough;
  }

  /** When the latest training ended; long ago when there was none. */
  Instant trainedAt() {
    return trainedAt;
  }

  /** What has moved away from what the champion was judged on, in words; empty when nothing. */
  Optional<String> shift() {
    return shift;
  }

  /** Something has moved, or nothing does any more. */
  void shifted(Optional<String> shift) {
    this.shift = shift;
  }

  OnlineQuality online() {
    return online;
  }

  /** Whether the champion is to get new tables. */
  boolean areTablesDue() {
    return versions
        .championManifest()
        .filter(
            manifest ->
                tables.areWorthPublishing(manifest.getTablesExamples(), thresholds.tablesEvery()))
        .isPresent();
  }

  /** They know nothing of customers whose examples were taken back. */
  RunningTables tables() {
    if (tablesKnowErased) {
      tables = tables.rebuiltFrom(examples.snapshot().examples());
      tablesKnowErased = false;
    }
    return tables;
  }

  SkewWatch skew() {
    return skew;
  }

  List<String> pendingRequests() {
    return requests.pending();
  }

  /** Versions to be judged, by request. */
  Map<String, String> pendingCandidates() {
    return requests.pendingCandidates();
  }

  VersionCatalogue versions() {
    return versions;
  }

  ExampleSet snapshot() {
    return examples.snapshot();
  }

  int exampleCount() {
    return examples.size();
  }

  long newExampleCount() {
    return examples.newExamples();
  }
}
