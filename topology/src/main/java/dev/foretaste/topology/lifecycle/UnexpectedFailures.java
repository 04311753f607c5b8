package dev.foretaste.topology.lifecycle;

import dev.foretaste.orders.Rejection;
import dev.foretaste.serde.SchemaRegistryUnavailableException;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.ingest.DeadLetter;
import dev.foretaste.topology.inputs.InputNotLoadedException;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when processing a record fails in a way nobody foresaw: the record becomes a dead
 * letter and the stream goes on, since no state has been written before a failure. When something
 * that the record cannot help is missing, a registry or a model, the thread starts over instead.
 * Kafka Streams instantiates it.
 */
public final class UnexpectedFailures implements ProcessingExceptionHandler {
  /** Configuration key under which the {@link TopologyMetrics} are passed. */
  public static final String METRICS = "foretaste.metrics";

  /** Configuration key under which the {@link TopologySettings} are passed. */
  public static final String TOPOLOGY = "foretaste.topology";

  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailures.class);
  private static final String REASON = "unexpected-failure";

  private TopologyMetrics metrics;
  private String feedback;
  private String feedbackDlq;
  private String ordersDlq;

  @Override
  public void configure(Map<String, ?> configs) {
    metrics = (TopologyMetrics) configs.get(METRICS);
    TopologySettings settings = (TopologySettings) configs.get(TOPOLOGY);
    feedback = settings.topic(TopicCatalogue.FEEDBACK).name();
    feedbackDlq = settings.topic(TopicCatalogue.FEEDBACK_DLQ).name();
    ordersDlq = settings.topic(TopicCatalogue.ORDERS_DLQ).name();
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
    if (failure instanceof SchemaRegistryUnavailableException
        || failure instanceof InputNotLoadedException) {
      return Response.fail();
    }
    LOG.error(
        "Processing {}-{} at offset {} failed; the record goes to the dead letters",
        context.topic(),
        context.partition(),
        context.offset(),
        failure);
    metrics.deadLetter(REASON);
    DeadLetter letter =
        new DeadLetter(
            Optional.ofNullable(context.sourceRawKey()),
            Optional.ofNullable(context.sourceRawValue()),
            new Rejection(REASON, "", "processing failed: " + failure.getClass().getSimpleName()),
            context.topic(),
            context.partition(),
            context.offset());
    return Response.resume(
        List.of(
            new ProducerRecord<>(
                context.topic().equals(feedback) ? feedbackDlq : ordersDlq,
                null,
                context.timestamp(),
                letter.key().orElse(null),
                letter.value().orElse(null),
                letter.headers())));
  }
}
