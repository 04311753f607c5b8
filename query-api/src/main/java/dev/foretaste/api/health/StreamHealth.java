package dev.foretaste.api.health;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The stream is ready when it runs, which it does once all of its stores are restored.
 *
 * @param state what the stream is doing
 */
public record StreamHealth(Supplier<KafkaStreams.State> state) implements HealthCheck {
  @Override
  public String component() {
    return "stream";
  }

  @Override
  public ComponentHealth check() {
    KafkaStreams.State now = state.get();
    return switch (now) {
      case RUNNING -> new ComponentHealth(true, "state is restored, orders are processed");
      case CREATED, REBALANCING ->
          new ComponentHealth(false, now + ": partitions are assigned or their state is restored");
      case PENDING_SHUTDOWN, NOT_RUNNING -> new ComponentHealth(false, now + ": it is stopped");
      case PENDING_ERROR, ERROR ->
          new ComponentHealth(false, now + ": it failed, the log says why");
    };
  }

  @Override
  public boolean needsRestart() {
    KafkaStreams.State now = state.get();
    return now == KafkaStreams.State.PENDING_ERROR || now == KafkaStreams.State.ERROR;
  }
}
