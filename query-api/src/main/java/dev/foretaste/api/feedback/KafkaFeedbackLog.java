package dev.foretaste.api.feedback;

import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.topics.TopicCatalogue;

/** Appends feedback to the feedback topic, keyed by customer id. Thread-safe. */
public final class KafkaFeedbackLog implements FeedbackLog, AutoCloseable {
  private final TopicAppender appender;

  /** Appends over this connection. */
  public KafkaFeedbackLog(LogConnection connection) {
    appender = connection.to(TopicCatalogue.FEEDBACK);
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
