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
    return of(future, "Kafka does not answer: %s");
  }

  /**
   * The reply.
   *
   * @param complaint what the failure says when there is none; gets the reason
   * @throws FailureException when there is none
   */
  public static <T> T of(Future<T> future, String complaint) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new FailureException(complaint.formatted(e.getCause().getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }
}
