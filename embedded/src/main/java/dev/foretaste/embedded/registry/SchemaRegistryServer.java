package dev.foretaste.embedded.registry;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry over HTTP on localhost, with the REST API of Confluent's, for Avro schemas.
 * Compatibility is BACKWARD unless set otherwise. Everything it knows is in the compacted topic
 * {@code _schemas}; a write is answered when Kafka has it and it has been read back.
 */
public final class SchemaRegistryServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistryServer.class);
  private static final String HOST = "localhost";
  private static final int MAX_THREADS = 16;
  private static final int MIN_THREADS = 2;
  private static final long MAX_REQUEST_BYTES = 1 << 20;
  private static final int SERVER_ERROR = 500;

  private final RegistryLog log;
  private final Javalin http;

  private SchemaRegistryServer(RegistryLog log, Javalin http) {
    this.log = log;
    this.http = http;
  }

  /**
   * Starts a registry; returns when it answers.
   *
   * @param bootstrapServers of the Kafka that holds its topic
   * @param port to listen on; 0 for one from the operating system
   */
  public static SchemaRegistryServer start(String bootstrapServers, int port) {
    RegistryState state = new RegistryState();
    RegistryLog log = RegistryLog.open(bootstrapServers, state);
    try {
      SchemaRegistry registry = new SchemaRegistry(state, log::write);
      Javalin http = Javalin.create(config -> configure(config, registry)).start(HOST, port);
      return new SchemaRegistryServer(log, http);
    } catch (RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  private static void configure(JavalinConfig config, SchemaRegistry registry) {
    JsonExchange json = new JsonExchange();
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = MAX_REQUEST_BYTES;
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("schema-registry");
    config.jetty.threadPool = threads;

    new SubjectRoutes(registry, json).addTo(config.routes);
    new ConfigRoutes(registry, json).addTo(config.routes);
    config.routes.get("/", context -> json.answer(context, Map.of()));

    config.routes.exception(
        RegistryError.class,
        (error, context) ->
            json.answerError(context, error.status(), error.code(), error.getMessage()));
    config.routes.exception(
        HttpResponseException.class,
        (error, context) ->
            json.answerError(
                context, error.getStatus(), error.getStatus(), "HTTP " + error.getMessage()));
    config.routes.exception(
        Exception.class,
        (error, context) -> {
          LOG.error("Schema registry: {} {} failed", context.method(), context.path(), error);
          json.answerError(context, SERVER_ERROR, SERVER_ERROR, "Internal error, see the log");
        });
  }

  /** Value for a client's {@code schema.registry.url}. */
  public String url() {
    return "http://" + HOST + ":" + port();
  }

  public int port() {
    return http.port();
  }

  @Override
  public void close() {
    try {
      http.stop();
    } finally {
      log.close();
    }
  }
}
