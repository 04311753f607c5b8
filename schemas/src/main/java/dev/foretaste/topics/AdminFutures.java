package dev.foretaste.topics;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waiting for answers of the admin client; failures come out as Kafka's own exceptions. */
final class AdminFutures {

  private AdminFutures() {}

  static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof KafkaException kafkaException) {
        throw kafkaException;
      }
      throw new KafkaException(failure.getCause());
    } catch (InterruptedException interruption) {
      throw new InterruptException(interruption);
    }
  }
}
