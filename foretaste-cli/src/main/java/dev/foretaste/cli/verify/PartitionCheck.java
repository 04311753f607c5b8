package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.Step;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.schema.TrainingExample;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/** Checks everything that the orders of one partition left behind. Not thread-safe. */
final class PartitionCheck {
  /** The records to compare with, each topic's in sequence. */
  record Outputs(
      OutputCheck<OrderPrediction> predictions,
      OutputCheck<PredictionOutcome> outcomes,
      OutputCheck<ShadowOutcome> shadowOutcomes,
      OutputCheck<TrainingExample> examples,
      OutputCheck<CustomerPreferences> profiles) {

    /** What the order at an offset led to does not count any more. */
    void leaveOut(long offset) {
      predictions.leaveOut(offset);
      outcomes.leaveOut(offset);
      shadowOutcomes.leaveOut(offset);
      examples.leaveOut(offset);
      profiles.leaveOut(offset);
    }

    void finish() {
      predictions.finish();
      outcomes.finish();
      shadowOutcomes.finish();
      examples.finish();
      profiles.finish();
    }
  }

  private final int partition;
  private final Door door;
  private final JournalWalk journal;
  private final Outputs outputs;
  private final DeadLetters deadLetters;
  private final NaiveCheck naive;
  private final Tally tally;
  private final Recomputation recomputation = new Recomputation();
  private final Set<String> retired = new HashSet<>();
  private final Set<String> withoutConsent = new HashSet<>();

  PartitionCheck(
      int partition,
      Door door,
      JournalWalk journal,
      Outputs outputs,
      DeadLetters deadLetters,
      NaiveCheck naive,
      Tally tally) {
    this.partition = partition;
    this.door = door;
    this.journal = journal;
    this.outputs = outputs;
    this.deadLetters = deadLetters;
    this.naive = naive;
    this.tally = tally;
  }

  /**
   * Runs through the orders.
   *
   * @param end offset at which they end
   * @param progress takes each offset that is done
   */
  void run(Iterator<StoredRecord> orders, long end, LongConsumer progress) {
    while (orders.hasNext()) {
      StoredRecord record = orders.next();
      if (record.offset() >= end) {
        break;
      }
      check(record);
      progress.accept(record.offset());
    }
    journal.finish();
    outputs.finish();
    tally.predictions += outputs.predictions().found();
    tally.outcomes += outputs.outcomes().found();
    tally.shadowOutcomes += outputs.shadowOutcomes().found();
    tally.examples += outputs.examples().found();
    tally.profiles += outputs.profiles().found();
    tally.journalEntries += journal.entries();
  }

  private void check(StoredRecord record) {
    Door.Verdict verdict = door.judge(record, partition);
    if (verdict instanceof Door.Verdict.Refused refused) {
      deadLetters.expect(partition, record, refused.reason());
    } else if (verdict instanceof Door.Verdict.Sound sound) {
      check(record, sound.event());
    } else if (verdict instanceof Door.Verdict.Erasure erasure) {
      recomputation.forget(erasure.customerId());
      naive.forget(erasure.customerId());
      withoutConsent.remove(erasure.customerId());
    } else if (verdict instanceof Door.Verdict.Erased) {
      tally.erasedOrders++;
      journal.leaveOut(record.offset());
      outputs.leaveOut(record.offset());
      deadLetters.leaveOut(partition, record.offset());
    }
  }

  private void check(StoredRecord record, OrderEvent event) {
    long offset = record.offset();
    journal.advanceTo(offset, event.customerId());
    Recomputation.Result result =
        recomputation.apply(
            event,
            new Revision(partition, offset),
            journal.model().model(),
            journal.menu(),
            journal.experiment().map(AppliedExperiment::running),
            journal.dueFeedback());
    Step step = result.step();
    if (step instanceof Step.Accepted accepted) {
      tally.orders++;
      tally.models.merge(accepted.prediction().getModelVersion(), 1L, Long::sum);
      AppliedModel scoredBy =
          journal
              .experiment()
              .map(experiment -> experiment.scoredBy(accepted.prediction(), journal.model()))
              .orElseGet(journal::model);
      compare(accepted, scoredBy, offset);
      followConsent(event);
      result.shadow().ifPresent(shadow -> compareShadow(shadow, offset));
      naive.accept(event, accepted, scoredBy, journal.menu());
    } else if (step instanceof Step.Duplicate) {
      tally.duplicates++;
      journal.refuseFeedback();
    } else if (step instanceof Step.Refused refused) {
      deadLetters.expect(partition, record, refused.rejection().code());
      journal.refuseFeedback();
    }
  }

  /** When consent ends, the customer's examples are taken back. */
  private void followConsent(OrderEvent event) {
    if (event.withholdsConsent()) {
      if (withoutConsent.add(event.customerId())) {
        TrainingExamples.keysOf(event.customerId()).forEach(outputs.examples()::takeBack);
      }
    } else if (event instanceof OrderEvent.Placed) {
      withoutConsent.remove(event.customerId());
    }
  }

  private void compareShadow(ShadowOutcome shadow, long offset) {
    boolean known =
        journal
            .experiment()
            .map(experiment -> experiment.challengerBeside(journal.model()).known())
            .orElse(true);
    compare(
        outputs.shadowOutcomes(), shadow, known && isKnown(shadow.getChampionVersion()), offset);
  }

  private void compare(Step.Accepted accepted, AppliedModel scoredBy, long offset) {
    if (!scoredBy.known()) {
      retired.add(scoredBy.model().version());
    }
    accepted
        .outcome()
        .ifPresent(
            outcome ->
                compare(outputs.outcomes(), outcome, isKnown(outcome.getModelVersion()), offset));
    accepted
        .example()
        .ifPresent(
            example ->
                compare(outputs.examples(), example, isKnown(example.getModelVersion()), offset));
    outputs.profiles().expect(accepted.after().getPreferences());
    compare(outputs.predictions(), accepted.prediction(), scoredBy.known(), offset);
  }

  private <T extends SpecificRecord> void compare(
      OutputCheck<T> output, T expected, boolean known, long offset) {
    if (known) {
      output.expect(expected);
    } else {
      output.expectAny(expected);
      tally.unchecked++;
      tally.validFrom.put(partition, offset + 1);
    }
  }

  private boolean isKnown(String version) {
    return !retired.contains(version);
  }
}
