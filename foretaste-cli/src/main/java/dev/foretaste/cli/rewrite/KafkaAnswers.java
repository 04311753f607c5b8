package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what Kafka answers to an administrator. */
final class KafkaAnswers {
  private KafkaAnswers() {}

  /**
   * The answer.
   *
   * @throws FailureException when it is none
   */
  static <T> T of(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new FailureException(
          "Kafka refuses: %s; when the cause is gone, the same command goes on"
              .formatted(e.getCause().getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }
}
