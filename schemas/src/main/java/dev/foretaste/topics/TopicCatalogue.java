package dev.foretaste.topics;

import static dev.foretaste.topics.CleanupPolicy.COMPACT;
import static dev.foretaste.topics.CleanupPolicy.DELETE;
import static dev.foretaste.topics.Partitioning.PER_CUSTOMER;
import static dev.foretaste.topics.Partitioning.SINGLE;

import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.AuditEntry;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.DeadLetterAction;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelPin;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.OrderAmended;
import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PeriodSatisfaction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** All topics of Foretaste. */
public final class TopicCatalogue {

  /** Partitions of a per-customer topic when nothing else is asked for. */
  public static final int DEFAULT_PARTITIONS = 6;

  private static final String CUSTOMER_ID = "customer id";

  public static final TopicSpec ORDERS =
      kept(
          "orders",
          CUSTOMER_ID,
          PER_CUSTOMER,
          "What customers ordered, cancelled and amended: the source of everything else.",
          List.of(
              OrderPlaced.class, OrderCancelled.class, OrderAmended.class, ErasureRequested.class));

  /** Only with {@code --rekey}: the orders again, under the right key. */
  public static final TopicSpec ORDERS_BY_CUSTOMER =
      new TopicSpec(
          "orders-by-customer",
          CUSTOMER_ID,
          ORDERS.valueTypes(),
          DELETE,
          PER_CUSTOMER,
          Retention.UNLIMITED,
          true,
          "The orders again, keyed by customer id, for sources that key them differently.");

  public static final TopicSpec ORDERS_DLQ =
      kept(
          "orders-dlq",
          "key of the refused record, as it was",
          PER_CUSTOMER,
          "Records of orders that could not be used, as they were, with the reason in headers.",
          List.of());

  public static final TopicSpec PREDICTIONS =
      kept(
          "predictions",
          CUSTOMER_ID,
          PER_CUSTOMER,
          "What each customer is expected to order next.",
          List.of(OrderPrediction.class));

  public static final TopicSpec PREDICTION_OUTCOMES =
      kept(
          "prediction-outcomes",
          CUSTOMER_ID,
          PER_CUSTOMER,
          "What was really ordered, against the prediction that stood.",
          List.of(PredictionOutcome.class));

  public static final TopicSpec SHADOW_OUTCOMES =
      kept(
          "shadow-outcomes",
          CUSTOMER_ID,
          PER_CUSTOMER,
          "What was really ordered, against what a challenger would have predicted.",
          List.of(ShadowOutcome.class));

  public static final TopicSpec CUSTOMER_PREFERENCES =
      latest(
          "customer-preferences",
          CUSTOMER_ID,
          PER_CUSTOMER,
          "What is known about each customer.",
          List.of(CustomerPreferences.class));

  /** Keyed by customer and slot, but the customer id alone decides the partition. */
  public static final TopicSpec TRAINING_EXAMPLES =
      latest(
          "training-examples",
          "customerId|slot, partitioned by customer id alone",
          PER_CUSTOMER,
          "The latest labelled predictions of each customer, to train on.",
          List.of(TrainingExample.class));

  public static final TopicSpec INPUT_JOURNAL =
      kept(
          "input-journal",
          "empty; the orders partition decides",
          PER_CUSTOMER,
          "From which order on a model, menu, experiment or feedback counts.",
          List.of(JournalEntry.class));

  public static final TopicSpec MODEL_UPDATES =
      latest(
          "model-updates",
          "bundle|version, chunk|version|section|part, pin|version, experiment|id, or champion",
          SINGLE,
          "Model bundles in chunks, their manifests, which of them stay, which is champion, and which is tried beside it.",
          List.of(
              ModelBundle.class,
              ModelBundleChunk.class,
              ChampionPointer.class,
              ModelPin.class,
              Experiment.class));

  public static final TopicSpec MODEL_VERDICTS =
      kept(
          "model-verdicts",
          "model version",
          SINGLE,
          "How each challenger was judged.",
          List.of(ModelVerdict.class));

  public static final TopicSpec TRAIN_REQUESTS =
      kept(
          "train-requests",
          "request id",
          SINGLE,
          "Requests to train and judge a challenger now.",
          List.of(TrainRequested.class));

  /** Not compacted: its offsets order the versions of the menu, and a replay needs them all. */
  public static final TopicSpec MENU_ITEMS =
      kept("menu-items", "item id", SINGLE, "What is on the menu.", List.of(MenuItem.class));

  public static final TopicSpec FEEDBACK =
      kept(
          "feedback",
          CUSTOMER_ID,
          PER_CUSTOMER,
          "What customers said about their orders.",
          List.of(FeedbackGiven.class));

  public static final TopicSpec FEEDBACK_DLQ =
      kept(
          "feedback-dlq",
          "key of the refused record, as it was",
          PER_CUSTOMER,
          "Records of feedback that could not be used, as they were, with the reason in headers.",
          List.of());

  /** One partition: what is done about a dead letter is done once, whoever does it. */
  public static final TopicSpec DLQ_ACTIONS =
      latest(
          "dlq-actions",
          "topic:partition:offset of the dead letter",
          SINGLE,
          "Which dead letters were sent again or dropped.",
          List.of(DeadLetterAction.class));

  public static final TopicSpec SATISFACTION =
      latest(
          "satisfaction",
          "storeId|YYYY-MM",
          SINGLE,
          "How content each store's customers were, month by month.",
          List.of(PeriodSatisfaction.class));

  public static final TopicSpec API_KEYS =
      latest(
          "api-keys",
          "key id",
          SINGLE,
          "Keys of the HTTP API: scopes, limits, and hashes of their secrets.",
          List.of(ApiKey.class));

  public static final TopicSpec AUDIT_LOG =
      kept(
          "audit-log",
          "call id",
          SINGLE,
          "Administrative calls: who, what, when, and what came of it.",
          List.of(AuditEntry.class));

  public static final TopicSpec GENERATIONS =
      latest(
          "generations",
          "live, or replay|name",
          SINGLE,
          "Which stream is live, and what each replay processes.",
          List.of(LiveGeneration.class, ReplayTerms.class));

  /** One partition: whoever processes orders reads it whole first. */
  public static final TopicSpec ERASURES =
      latest(
          "erasures",
          "HMAC of the customer id",
          SINGLE,
          "Up to which order customers were erased, without their ids.",
          List.of(CustomerErased.class));

  public static final TopicSpec DRIFT_EVENTS =
      kept(
          "drift-events",
          "kind|subject",
          SINGLE,
          "What is no longer as it was: features, scores, labels, quality, the stream of orders.",
          List.of(DriftEvent.class));

  private static final List<TopicSpec> ALL =
      List.of(
          ORDERS,
          ORDERS_BY_CUSTOMER,
          ORDERS_DLQ,
          PREDICTIONS,
          PREDICTION_OUTCOMES,
          SHADOW_OUTCOMES,
          CUSTOMER_PREFERENCES,
          TRAINING_EXAMPLES,
          INPUT_JOURNAL,
          MODEL_UPDATES,
          MODEL_VERDICTS,
          TRAIN_REQUESTS,
          MENU_ITEMS,
          FEEDBACK,
          FEEDBACK_DLQ,
          DLQ_ACTIONS,
          SATISFACTION,
          API_KEYS,
          AUDIT_LOG,
          GENERATIONS,
          ERASURES,
          DRIFT_EVENTS);

  private TopicCatalogue() {}

  /** Every topic, optional ones included. */
  public static List<TopicSpec> all() {
    return ALL;
  }

  /** The topics that every installation has. */
  public static List<TopicSpec> required() {
    return ALL.stream().filter(topic -> !topic.optional()).toList();
  }

  /** The topic of that name; empty when it is not one of ours. */
  public static Optional<TopicSpec> find(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }

  private static TopicSpec kept(
      String name,
      String key,
      Partitioning partitioning,
      String documentation,
      List<Class<? extends SpecificRecord>> valueTypes) {
    return new TopicSpec(
        name, key, valueTypes, DELETE, partitioning, Retention.UNLIMITED, false, documentation);
  }

  private static TopicSpec latest(
      String name,
      String key,
      Partitioning partitioning,
      String documentation,
      List<Class<? extends SpecificRecord>> valueTypes) {
    return new TopicSpec(
        name, key, valueTypes, COMPACT, partitioning, Retention.UNLIMITED, false, documentation);
  }
}
