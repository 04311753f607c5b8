package dev.foretaste.api.health;

/** Tells how a component does. Implementations are thread-safe, answer at once and do not throw. */
public interface HealthCheck {
  /** Name of the component: lower-case words joined by dashes. */
  String component();

  /** How it does now. */
  ComponentHealth check();

  /** Whether the instance cannot answer without it. */
  default boolean isRequired() {
    return true;
  }

  /** Whether it has failed so that only a new start of the process helps. */
  default boolean needsRestart() {
    return false;
  }
}
