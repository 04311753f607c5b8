package dev.foretaste.cli.running;

import dev.foretaste.api.ApiDependencies;
import dev.foretaste.api.ApiServer;
import dev.foretaste.api.ApiSettings;
import dev.foretaste.api.erasure.Erasures;
import dev.foretaste.api.erasure.KafkaLogExpiries;
import dev.foretaste.api.feedback.KafkaFeedbackLog;
import dev.foretaste.api.health.Companions;
import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.menu.KafkaMenuLog;
import dev.foretaste.api.orders.KafkaExampleReader;
import dev.foretaste.api.orders.KafkaOrderLog;
import dev.foretaste.api.routing.InternalSecret;
import dev.foretaste.api.security.Access;
import dev.foretaste.api.stream.KafkaEventFeeds;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.embedded.Ports;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.ModelTopics;
import dev.foretaste.retrainer.RetrainerPresence;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.lifecycle.Place;
import dev.foretaste.topology.lifecycle.PredictionService;
import io.javalin.util.JavalinBindException;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** One instance of the service: the stream and its API in one process. */
final class ServiceInstance implements AutoCloseable {
  private final RunningParts parts = new RunningParts();
  private final PredictionService service;
  private final CollectorRegistry metrics;
  private final String url;

  /**
   * Starts the instance on topics that exist; returns before its stores are restored.
   *
   * @param generation the stream it is one of; empty for the one that is live
   */
  static ServiceInstance start(
      Cluster cluster,
      StreamOptions options,
      Optional<InternalSecret> secret,
      int partitions,
      Path stateDirectory,
      CollectorRegistry metrics,
      Optional<String> generation)
      throws IOException {
    int port = options.port() == 0 ? Ports.free() : options.port();
    return new ServiceInstance(
        cluster, options, secret, partitions, stateDirectory, metrics, port, generation);
  }

  private ServiceInstance(
      Cluster cluster,
      StreamOptions options,
      Optional<InternalSecret> secret,
      int partitions,
      Path stateDirectory,
      CollectorRegistry metrics,
      int port,
      Optional<String> chosen)
      throws IOException {
    String scheme = options.transport().isTls() ? "https" : "http";
    url = scheme + "://" + options.advertisedHost() + ":" + port;
    String address = options.advertisedHost() + ":" + options.transport().portForOthers(port);
    this.metrics = metrics;
    boolean started = false;
    try {
      SchemaRegistryClient schemas = parts.add(cluster.registryClient());
      Place place = ServedPlace.of(cluster, schemas, options.applicationId(), chosen);
      Generation generation = place.generation();
      LogConnection logs = cluster.logs(schemas, KafkaOrderLog.DEFAULT_LIMIT);
      KafkaOrderLog orders = parts.add(new KafkaOrderLog(logs));
      ModelRegistry models =
          parts.add(
              new ModelRegistry(
                  cluster.connection(),
                  ModelTopics.withPrefix("")
                      .withOutcomes(
                          generation.topic(TopicCatalogue.PREDICTION_OUTCOMES),
                          generation.topic(TopicCatalogue.SHADOW_OUTCOMES)),
                  schemas,
                  ModelRegistry.DEFAULT_LIMIT,
                  Clock.systemUTC()));
      KafkaFeedbackLog feedback = parts.add(new KafkaFeedbackLog(logs));
      KafkaMenuLog menu = parts.add(new KafkaMenuLog(logs));
      KafkaLogExpiries expiries =
          parts.add(
              KafkaLogExpiries.connect(cluster.bootstrapServers(), cluster.clientProperties()));
      service =
          parts.add(
              YieldingThreads.start(
                  () ->
                      new PredictionService(
                          options.settings(
                              cluster.bootstrapServers(),
                              stateDirectory,
                              address,
                              cluster.clientProperties()),
                          partitions,
                          schemas,
                          metrics,
                          place)));
      Companions companions =
          parts.add(
              Companions.watch(service, schemas, cluster.connection(), RetrainerPresence.GROUP));
      ApiSettings settings = options.apiSettings(port);
      Access access = options.security().access(cluster, settings, schemas, parts);
      ApiServer api =
          parts.add(
              new ApiServer(
                  settings,
                  access,
                  ApiDependencies.of(
                          service,
                          secret,
                          models,
                          orders,
                          feedback,
                          menu,
                          new Erasures(orders, service.erased(), expiries),
                          KafkaEventFeeds.of(
                              generation.topic(TopicCatalogue.PREDICTIONS),
                              cluster.bootstrapServers(),
                              schemas,
                              cluster.clientProperties()),
                          new KafkaExampleReader(
                              generation.topic(TopicCatalogue.TRAINING_EXAMPLES),
                              cluster.bootstrapServers(),
                              schemas,
                              cluster.clientProperties()),
                          metrics)
                      .watching(companions.checks()),
                  service.generation(),
                  service::successors));
      listen(api, options.host(), port);
      service.start();
      started = true;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  boolean isReady() {
    return service.isRunning();
  }

  /** How many order events this process has scored. */
  long ordersScored() {
    Double orders = metrics.getSampleValue("foretaste_orders_total");
    return orders == null ? 0 : orders.longValue();
  }

  ModelTimeline.View models() {
    return service.models().view();
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    parts.close();
  }

  private static void listen(ApiServer api, String host, int port) {
    try {
      api.start();
    } catch (JavalinBindException e) {
      throw new FailureException(
          "the API cannot listen on %s:%d (%s); choose another --port"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }
}
