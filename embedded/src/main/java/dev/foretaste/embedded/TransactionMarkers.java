package dev.foretaste.embedded;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.PlaintextChannelBuilder;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * Writes the markers that end transactions, as a coordinator does. Kafka's Admin can only abort; a
 * transaction whose commit has been acknowledged has to be committed. Speaks to one broker without
 * security. Not thread-safe.
 */
final class TransactionMarkers implements AutoCloseable {
  private static final String CLIENT = "embedded-kafka";
  private static final int TIMEOUT_MS = 30_000;
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final short FIRST_TRANSACTION_VERSION = 0;

  private final Metrics metrics = new Metrics();
  private final Node broker;
  private final NetworkClient client;

  TransactionMarkers(String host, int port) {
    LogContext log = new LogContext();
    PlaintextChannelBuilder channels = new PlaintextChannelBuilder(null);
    channels.configure(Map.of());
    broker = new Node(0, host, port);
    client =
        new NetworkClient(
            new Selector(TIMEOUT_MS, metrics, Time.SYSTEM, CLIENT, channels, log),
            new ManualMetadataUpdater(List.of(broker)),
            CLIENT,
            1,
            0L,
            0L,
            BUFFER_BYTES,
            BUFFER_BYTES,
            TIMEOUT_MS,
            TIMEOUT_MS,
            TIMEOUT_MS,
            Time.SYSTEM,
            true,
            new ApiVersions(),
            log,
            MetadataRecoveryStrategy.NONE);
  }

  /**
   * Ends a producer's transaction in one partition.
   *
   * @return false when the broker could not take the marker for now, such as while it is not the
   *     partition's leader yet
   * @throws EmbeddedStartException when the broker does not take the marker
   */
  boolean write(
      TopicPartition partition,
      long producerId,
      short producerEpoch,
      int coordinatorEpoch,
      TransactionResult result) {
    TxnMarkerEntry marker =
        new TxnMarkerEntry(
            producerId,
            producerEpoch,
            coordinatorEpoch,
            result,
            List.of(partition),
            FIRST_TRANSACTION_VERSION);
    Errors error =
        send(new WriteTxnMarkersRequest.Builder(List.of(marker)))
            .errorsByProducerId()
            .get(producerId)
            .get(partition);
    if (error.exception() instanceof RetriableException) {
      return false;
    }
    if (error != Errors.NONE) {
      throw new EmbeddedStartException(
          "Embedded Kafka cannot end a transaction in %s: %s".formatted(partition, error), null);
    }
    return true;
  }

  private WriteTxnMarkersResponse send(WriteTxnMarkersRequest.Builder request) {
    try {
      if (!NetworkClientUtils.awaitReady(client, broker, Time.SYSTEM, TIMEOUT_MS)) {
        throw new IOException("the broker does not answer");
      }
      ClientResponse response =
          NetworkClientUtils.sendAndReceive(
              client,
              client.newClientRequest(broker.idString(), request, Time.SYSTEM.milliseconds(), true),
              Time.SYSTEM);
      return (WriteTxnMarkersResponse) response.responseBody();
    } catch (IOException failure) {
      throw new EmbeddedStartException(
          "Embedded Kafka cannot end transactions: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    client.close();
    metrics.close();
  }
}
