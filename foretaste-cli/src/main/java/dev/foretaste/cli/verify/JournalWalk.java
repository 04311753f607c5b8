package dev.foretaste.cli.verify;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.feedback.Ratings;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.serde.UndecodableRecordException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows the journal of one partition along its orders: which model, menu and experiment apply,
 * and which feedback is learned. Not thread-safe.
 */
final class JournalWalk {
  private static final String KIND = "journal";

  private final int partition;
  private final long ordersEnd;
  private final Iterator<StoredRecord> records;
  private final Deserializer<? extends SpecificRecord> decoder;
  private final Models models;
  private final MenuHistory menus;
  private final FeedbackRecords feedback;
  private final Mismatches mismatches;
  private final List<PendingFeedback> due = new ArrayList<>();
  private AppliedModel model = new AppliedModel(ScoringModel.initial(), true);
  private Optional<AppliedExperiment> experiment = Optional.empty();
  private Menu menu = Menu.EVERYTHING;
  private Optional<JournalEntry> next;
  private long latestOffset;
  private long current;
  private long modelSource = -1;
  private long menuSource = -1;
  private long experimentSource = -1;
  private long entries;

  /**
   * @param ordersEnd entries for orders from here on are ignored
   */
  JournalWalk(
      int partition,
      long ordersEnd,
      Iterator<StoredRecord> records,
      Deserializer<? extends SpecificRecord> decoder,
      Models models,
      MenuHistory menus,
      FeedbackRecords feedback,
      Mismatches mismatches) {
    this.partition = partition;
    this.ordersEnd = ordersEnd;
    this.records = records;
    this.decoder = decoder;
    this.models = models;
    this.menus = menus;
    this.feedback = feedback;
    this.mismatches = mismatches;
    this.next = advance();
  }

  /** Takes up what counts for the order at an offset; orders come in their sequence. */
  void advanceTo(long offset, String customerId) {
    due.clear();
    current = offset;
    while (next.isPresent() && next.get().getNextOffset() <= offset) {
      apply(next.get(), offset, customerId);
      next = advance();
    }
  }

  /** Takes up what the order at an offset made its task adopt; the order itself does not count. */
  void leaveOut(long offset) {
    due.clear();
    current = offset;
    while (next.isPresent() && next.get().getNextOffset() <= offset) {
      boolean learnedByIt =
          next.get().getKind() == JournalKind.FEEDBACK && next.get().getNextOffset() == offset;
      if (!learnedByIt) {
        apply(next.get(), offset, "");
      }
      next = advance();
    }
  }

  /** To be called after all orders. */
  void finish() {
    next.ifPresent(entry -> wrong(entry, "nextOffset", "an order's offset", "later than all"));
  }

  AppliedModel model() {
    return model;
  }

  /** Empty when none goes on. */
  Optional<AppliedExperiment> experiment() {
    return experiment;
  }

  Menu menu() {
    return menu;
  }

  /** The feedback that is learned with the order, in sequence. */
  List<PendingFeedback> dueFeedback() {
    return List.copyOf(due);
  }

  /** The order that was to learn the feedback did not count. */
  void refuseFeedback() {
    for (PendingFeedback given : due) {
      mismatches.add(
          new Mismatch(
              KIND + " FEEDBACK",
              partition,
              current,
              "nextOffset",
              "an order that counts",
              "a duplicate or dead letter, feedback offset " + given.getFeedbackOffset()));
    }
  }

  /** How many entries for orders before the end there were so far. */
  long entries() {
    return entries;
  }

  private void apply(JournalEntry entry, long offset, String customerId) {
    switch (entry.getKind()) {
      case MODEL -> {
        modelSource = inSequence(entry, modelSource);
        model = find(entry);
      }
      case MENU -> {
        menuSource = inSequence(entry, menuSource);
        menu = menus.after(entry.getSourceOffset());
      }
      case EXPERIMENT -> {
        experimentSource = atLeast(entry, experimentSource);
        experiment = Optional.ofNullable(entry.getExperiment()).map(terms -> follow(entry, terms));
      }
      case FEEDBACK -> collect(entry, offset, customerId);
      default ->
          wrong(entry, "kind", "MODEL, MENU, EXPERIMENT or FEEDBACK", entry.getKind().name());
    }
  }

  private long inSequence(JournalEntry entry, long previous) {
    if (entry.getSourceOffset() <= previous) {
      wrong(entry, "sourceOffset", "above " + previous, Long.toString(entry.getSourceOffset()));
    }
    return entry.getSourceOffset();
  }

  /** A task that lost sight of an experiment names its record again. */
  private long atLeast(JournalEntry entry, long previous) {
    return Math.max(previous, inSequence(entry, previous - 1));
  }

  private AppliedExperiment follow(JournalEntry entry, Experiment terms) {
    Revision since = new Revision(partition, entry.getNextOffset());
    if (terms.getChallenger().equals(ControlArm.NAME)) {
      return new AppliedExperiment(new RunningExperiment(terms, since, Optional.empty()), true);
    }
    AppliedModel challenger = find(entry);
    return new AppliedExperiment(
        new RunningExperiment(terms, since, Optional.of(challenger.model())), challenger.known());
  }

  private AppliedModel find(JournalEntry entry) {
    String version = entry.getModelVersion() == null ? "" : entry.getModelVersion();
    try {
      return models
          .find(version)
          .map(found -> new AppliedModel(found, true))
          .orElseGet(() -> AppliedModel.retired(version));
    } catch (BundleRejectedException e) {
      wrong(entry, "modelVersion", "a sound bundle", version + ": " + e.getMessage());
      return AppliedModel.retired(version);
    }
  }

  private void collect(JournalEntry entry, long offset, String customerId) {
    Optional<FeedbackGiven> given = feedback.at(entry.getSourceOffset());
    if (entry.getNextOffset() != offset) {
      wrong(entry, "nextOffset", "an order that counts", "none at this offset");
    } else if (entry.getSourcePartition() != partition || given.isEmpty()) {
      wrong(entry, "sourceOffset", "a feedback record", "none there");
    } else if (!given.get().getCustomerId().equals(customerId)) {
      wrong(entry, "sourceOffset", "feedback of the order's customer", "another customer's");
    } else {
      due.add(
          new PendingFeedback(
              entry.getSourcePartition(),
              entry.getSourceOffset(),
              given.get().getOrderId(),
              Ratings.of(given.get()),
              given.get().getPredictionId()));
    }
  }

  private Optional<JournalEntry> advance() {
    while (records.hasNext()) {
      Optional<JournalEntry> entry = read(records.next());
      if (entry.isPresent() && entry.get().getNextOffset() < ordersEnd) {
        entries++;
        latestOffset = entry.get().getNextOffset();
        return entry;
      }
    }
    return Optional.empty();
  }

  private Optional<JournalEntry> read(StoredRecord record) {
    try {
      Optional<JournalEntry> entry =
          record.value().map(bytes -> (JournalEntry) decoder.deserialize("", bytes));
      if (entry.isEmpty()) {
        mismatches.unexpected(KIND, partition, -1, "a record without value");
      } else if (entry.get().getOrdersPartition() != partition) {
        wrong(
            entry.get(), "ordersPartition", "" + partition, "" + entry.get().getOrdersPartition());
        return Optional.empty();
      } else if (entry.get().getNextOffset() < latestOffset) {
        wrong(
            entry.get(),
            "nextOffset",
            latestOffset + " or above",
            "" + entry.get().getNextOffset());
      }
      return entry;
    } catch (UndecodableRecordException e) {
      mismatches.unexpected(KIND, partition, -1, "undecodable: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void wrong(JournalEntry entry, String field, String expected, String actual) {
    String kind = entry.getKind() == JournalKind.UNKNOWN ? KIND : KIND + " " + entry.getKind();
    mismatches.add(new Mismatch(kind, partition, entry.getNextOffset(), field, expected, actual));
  }
}
