package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.KafkaReply;
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
    return KafkaReply.of(
        future, "Kafka refuses: %s; when the cause is gone, the same command goes on");
  }
}
