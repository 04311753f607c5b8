package dev.foretaste.cli.topics;

import dev.foretaste.cli.console.FailureException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what a Kafka client has asked for. */
public final class KafkaReply {
  private KafkaReply() {}

  /**
   * The reply.
   *
   * @throws FailureException when there is none
   */
  public static <T> T of(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new FailureException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }
}
