package dev.foretaste.cli.running;

import dev.foretaste.api.ApiDependencies;
import dev.foretaste.api.ApiServer;
import dev.foretaste.api.ApiSettings;
import dev.foretaste.api.orders.KafkaOrderLog;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topology.lifecycle.PredictionService;
import io.javalin.util.JavalinBindException;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** One instance of the service: the stream and its API in one process. */
final class ServiceInstance implements AutoCloseable {
  private final RunningParts parts = new RunningParts();
  private final PredictionService service;
  private final String url;

  /** Starts the instance on topics that exist; returns before its stores are restored. */
  static ServiceInstance start(
      Cluster cluster,
      StreamOptions options,
      int partitions,
      Path stateDirectory,
      CollectorRegistry metrics)
      throws IOException {
    int port = options.port() == 0 ? freePort() : options.port();
    return new ServiceInstance(cluster, options, partitions, stateDirectory, metrics, port);
  }

  private ServiceInstance(
      Cluster cluster,
      StreamOptions options,
      int partitions,
      Path stateDirectory,
      CollectorRegistry metrics,
      int port)
      throws IOException {
    String address = options.advertisedHost() + ":" + port;
    url = "http://" + address;
    boolean started = false;
    try {
      SchemaRegistryClient schemas = parts.add(cluster.registryClient());
      KafkaOrderLog orders =
          parts.add(
              KafkaOrderLog.connect(
                  cluster.bootstrapServers(),
                  schemas,
                  KafkaOrderLog.DEFAULT_LIMIT,
                  cluster.clientProperties()));
      service =
          parts.add(
              new PredictionService(
                  options.settings(
                      cluster.bootstrapServers(),
                      stateDirectory,
                      address,
                      cluster.clientProperties()),
                  partitions,
                  schemas,
                  metrics));
      ApiServer api =
          parts.add(
              new ApiServer(
                  ApiSettings.onLoopback(port).withHost(options.host()),
                  ApiDependencies.of(service, orders, metrics)));
      start(api, port);
      service.start();
      started = true;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  private static void start(ApiServer api, int port) {
    try {
      api.start();
    } catch (JavalinBindException e) {
      throw new FailureException(
          "the API cannot listen on port %d: stop what uses it, or choose another --port (0 takes a free one)"
              .formatted(port),
          e);
    }
  }

  boolean isReady() {
    return service.isRunning();
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    parts.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
