package dev.foretaste.api;

import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.security.AuditLog;
import dev.foretaste.schema.AuditEntry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An audit log that can fail. */
final class AuditInMemory implements AuditLog {
  final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
  volatile boolean available = true;

  @Override
  public void append(AuditEntry entry) {
    if (!available) {
      throw new LogUnavailableException("the log is away", new IllegalStateException());
    }
    entries.add(entry);
  }

  @Override
  public void send(AuditEntry entry) {
    entries.add(entry);
  }
}
