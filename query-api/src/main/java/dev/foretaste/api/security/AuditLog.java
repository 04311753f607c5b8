package dev.foretaste.api.security;

import dev.foretaste.schema.AuditEntry;

/** Where administrative calls are written down. Implementations are thread-safe. */
public interface AuditLog {
  /** Writes nothing down. */
  AuditLog NONE =
      new AuditLog() {
        @Override
        public void append(AuditEntry entry) {
          // Nobody asked for a log.
        }

        @Override
        public void send(AuditEntry entry) {
          // Nobody asked for a log.
        }
      };

  /**
   * Writes an entry down; returns once it is durable.
   *
   * @throws dev.foretaste.api.log.LogUnavailableException when that is not known in time
   */
  void append(AuditEntry entry);

  /** Writes an entry down without waiting; a failure is logged. */
  void send(AuditEntry entry);
}
