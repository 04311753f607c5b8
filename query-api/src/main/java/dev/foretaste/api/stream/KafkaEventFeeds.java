package dev.foretaste.api.stream;

import dev.foretaste.api.customers.PredictionView;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The feeds of the catalogue's topics. */
public final class KafkaEventFeeds {
  private KafkaEventFeeds() {}

  /**
   * Feeds from a cluster, which need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the feeds
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static EventFeeds of(
      String bootstrapServers, SchemaRegistryClient schemas, Map<String, String> clientProperties) {
    return of(TopicCatalogue.PREDICTIONS, bootstrapServers, schemas, clientProperties);
  }

  /** The same with predictions from a topic of another name. */
  public static EventFeeds of(
      TopicSpec predictions,
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Map<String, String> clientProperties) {
    return new EventFeeds(
        new KafkaEventFeed(
            predictions,
            bootstrapServers,
            schemas,
            clientProperties,
            (id, value) ->
                new FeedEvent(id, "prediction", PredictionView.of((OrderPrediction) value))),
        new KafkaEventFeed(
            TopicCatalogue.ORDERS,
            bootstrapServers,
            schemas,
            clientProperties,
            KafkaEventFeeds::ofOrders));
  }

  /** Who keeps copies of orders has to hear that a customer is to be forgotten. */
  private static FeedEvent ofOrders(String id, SpecificRecord value) {
    return value instanceof ErasureRequested request
        ? new FeedEvent(id, "customer-erased", Map.of("customerId", request.getCustomerId()))
        : OrderEventView.event(id, OrderEvent.of(value));
  }
}
