package dev.foretaste.cli.verify;

import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topics.CleanupPolicy;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * What orders leave behind on one topic.
 *
 * @param name for people
 * @param topic where it stands; every record in the partition of the order that caused it
 * @param type class of the records
 * @param key what the record's key must be
 * @param partition partition of the order that caused the record
 * @param offset offset of that order
 */
public record OutputKind<T extends SpecificRecord>(
    String name,
    TopicSpec topic,
    Class<T> type,
    Function<T, String> key,
    ToIntFunction<T> partition,
    ToLongFunction<T> offset) {

  public static final OutputKind<OrderPrediction> PREDICTION =
      new OutputKind<>(
          "prediction",
          TopicCatalogue.PREDICTIONS,
          OrderPrediction.class,
          OrderPrediction::getCustomerId,
          OrderPrediction::getOrdersPartition,
          OrderPrediction::getOrdersOffset);

  public static final OutputKind<PredictionOutcome> OUTCOME =
      new OutputKind<>(
          "outcome",
          TopicCatalogue.PREDICTION_OUTCOMES,
          PredictionOutcome.class,
          PredictionOutcome::getCustomerId,
          PredictionOutcome::getOrdersPartition,
          PredictionOutcome::getOrdersOffset);

  public static final OutputKind<ShadowOutcome> SHADOW_OUTCOME =
      new OutputKind<>(
          "shadow outcome",
          TopicCatalogue.SHADOW_OUTCOMES,
          ShadowOutcome.class,
          shadow -> shadow.getOutcome().getCustomerId(),
          shadow -> shadow.getOutcome().getOrdersPartition(),
          shadow -> shadow.getOutcome().getOrdersOffset());

  public static final OutputKind<TrainingExample> EXAMPLE =
      new OutputKind<>(
          "example",
          TopicCatalogue.TRAINING_EXAMPLES,
          TrainingExample.class,
          TrainingExamples::key,
          TrainingExample::getOrdersPartition,
          TrainingExample::getOrdersOffset);

  public static final OutputKind<CustomerPreferences> PROFILE =
      new OutputKind<>(
          "profile",
          TopicCatalogue.CUSTOMER_PREFERENCES,
          CustomerPreferences.class,
          CustomerPreferences::getCustomerId,
          CustomerPreferences::getOrdersPartition,
          CustomerPreferences::getOrdersOffset);

  /** The customer whom a record is about, by the record's key. */
  public String customerOf(String recordKey) {
    return topic.equals(TopicCatalogue.TRAINING_EXAMPLES)
        ? TrainingExamples.customerOf(recordKey)
        : recordKey;
  }

  /** Whether a record may be gone because a later one of the same key replaced it. */
  public boolean compacted() {
    return topic.cleanup() == CleanupPolicy.COMPACT;
  }
}
