package dev.foretaste.api.security;

import dev.foretaste.schema.AuditEntry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes administrative calls down: before they do anything, and what came of them. */
final class AdminCalls {
  /** Who calls where no key is needed. */
  static final String LOCAL = "local";

  /** The log is kept for ever, and must not hold what is to be erased. */
  private static final Pattern ABOUT_PEOPLE = Pattern.compile(" /v1/(customers|orders)/");

  private static final String WITHHELD = "withheld";

  private final AuditLog log;
  private final Clock clock;

  AdminCalls(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** A call that has been written down. */
  final class Call {
    private final String id;
    private final String caller;
    private final String operation;
    private final Map<String, String> parameters;

    private Call(String id, String caller, String operation, Map<String, String> parameters) {
      this.id = id;
      this.caller = caller;
      this.operation = operation;
      this.parameters = parameters;
    }

    /** Writes the answer's status down, without waiting. */
    void ended(int status) {
      log.send(entry(status));
    }

    private AuditEntry entry(int status) {
      return new AuditEntry(id, caller, operation, parameters, status, clock.millis());
    }
  }

  /**
   * Writes a call down that is about to begin.
   *
   * @throws dev.foretaste.api.log.LogUnavailableException when that cannot be done in time
   */
  Call begin(String caller, String operation, Map<String, String> parameters) {
    Call call = call(caller, operation, parameters);
    log.append(call.entry(0));
    return call;
  }

  /** Writes a call down that was not let through. */
  void refused(String caller, String operation, Map<String, String> parameters, int status) {
    call(caller, operation, parameters).ended(status);
  }

  private Call call(String caller, String operation, Map<String, String> parameters) {
    Map<String, String> shown = new TreeMap<>(parameters);
    if (ABOUT_PEOPLE.matcher(operation).find()) {
      shown.replaceAll((name, value) -> WITHHELD);
    }
    return new Call(UUID.randomUUID().toString(), caller, operation, shown);
  }
}
