package dev.foretaste.api.security;

import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.AuditEntry;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log on its topic. */
public final class KafkaAuditLog implements AuditLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaAuditLog.class);

  private final TopicAppender appender;

  private KafkaAuditLog(TopicAppender appender) {
    this.appender = appender;
  }

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the log
   * @param limit how long an append may take
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static KafkaAuditLog connect(
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Duration limit,
      Map<String, String> clientProperties) {
    return new KafkaAuditLog(
        TopicAppender.connect(
            TopicCatalogue.AUDIT_LOG, bootstrapServers, schemas, limit, clientProperties));
  }

  @Override
  public void append(AuditEntry entry) {
    appender.append(entry.getCallId(), entry);
  }

  @Override
  public void send(AuditEntry entry) {
    appender
        .send(entry.getCallId(), entry)
        .exceptionally(
            failure -> {
              LOG.error(
                  "The outcome {} of call {} is missing in the audit log: {}",
                  entry.getOutcome(),
                  entry.getCallId(),
                  failure.getMessage());
              return null;
            });
  }

  @Override
  public void close() {
    appender.close();
  }
}
