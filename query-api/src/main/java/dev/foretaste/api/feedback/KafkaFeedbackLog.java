package dev.foretaste.api.feedback;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;

/** Appends feedback to the feedback topic, keyed by customer id. Thread-safe. */
public final class KafkaFeedbackLog implements FeedbackLog, AutoCloseable {
  private final TopicAppender appender;

  private KafkaFeedbackLog(TopicAppender appender) {
    this.appender = appender;
  }

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the log
   * @param limit how long an append may take
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static KafkaFeedbackLog connect(
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Duration limit,
      Map<String, String> clientProperties) {
    return new KafkaFeedbackLog(
        TopicAppender.connect(
            TopicCatalogue.FEEDBACK, bootstrapServers, schemas, limit, clientProperties));
  }

  @Override
  public LogPosition append(FeedbackGiven feedback) {
    return appender.append(feedback.getCustomerId(), feedback);
  }

  @Override
  public void close() {
    appender.close();
  }
}
