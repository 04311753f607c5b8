package dev.foretaste.topics;

/** What Kafka does with old records of a topic. */
public enum CleanupPolicy {
  /** Records go when they are older than the topic's retention. */
  DELETE("delete"),
  /** The latest record of each key stays. */
  COMPACT("compact");

  private final String configValue;

  CleanupPolicy(String configValue) {
    this.configValue = configValue;
  }

  /** The value of Kafka's {@code cleanup.policy}. */
  public String configValue() {
    return configValue;
  }
}
