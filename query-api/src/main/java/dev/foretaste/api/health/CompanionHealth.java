package dev.foretaste.api.health;

import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How something does that an instance can answer without. Thread-safe. */
final class CompanionHealth implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CompanionHealth.class);
  private static final ComponentHealth NOT_LOOKED_YET = new ComponentHealth(true, "not known yet");

  private final String component;
  private final Probe probe;
  private volatile ComponentHealth latest = NOT_LOOKED_YET;

  /** Looks for it; says how it does, or fails when it is missing. */
  @FunctionalInterface
  interface Probe {
    String look() throws Exception;
  }

  CompanionHealth(String component, Probe probe) {
    this.component = component;
    this.probe = probe;
  }

  /** Looks now; logs what has changed. */
  void look() {
    ComponentHealth before = latest;
    try {
      latest = new ComponentHealth(true, probe.look());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (Exception e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      latest = new ComponentHealth(false, "missing: " + reason);
    }
    if (before.ready() != latest.ready()) {
      LOG.warn("{}: {}", component, latest.detail());
    }
  }

  @Override
  public String component() {
    return component;
  }

  @Override
  public ComponentHealth check() {
    return latest;
  }

  @Override
  public boolean isRequired() {
    return false;
  }
}
