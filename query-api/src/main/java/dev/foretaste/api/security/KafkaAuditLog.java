package dev.foretaste.api.security;

import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.AuditEntry;
import dev.foretaste.topics.TopicCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audit log on its topic. */
public final class KafkaAuditLog implements AuditLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaAuditLog.class);

  private final TopicAppender appender;

  /** Appends over this connection. */
  public KafkaAuditLog(LogConnection connection) {
    appender = connection.to(TopicCatalogue.AUDIT_LOG);
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
