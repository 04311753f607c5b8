package dev.foretaste.api;

import io.javalin.config.JettyConfig;
import java.util.Arrays;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How the server under the API treats threads, connections and paths. */
final class JettySetup {
  private static final int MIN_THREADS = 4;
  private static final int THREAD_IDLE_MS = 60_000;
  private static final long STOP_TIMEOUT_MS = 5_000;
  private static final long STOP_IDLE_MS = 50;

  /**
   * Customer ids in paths may hold encoded slashes and percent signs; nothing here maps paths to
   * files. Bad encodings and encoded dot segments stay refused.
   */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "FORETASTE",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.AMBIGUOUS_EMPTY_SEGMENT,
          Violation.SUSPICIOUS_PATH_CHARACTERS);

  private JettySetup() {}

  static void apply(JettyConfig jetty, int maxThreads) {
    QueuedThreadPool threads = new QueuedThreadPool(maxThreads, MIN_THREADS, THREAD_IDLE_MS);
    threads.setName("api");
    jetty.threadPool = threads;
    jetty.modifyServer(server -> server.setStopTimeout(STOP_TIMEOUT_MS));
    jetty.modifyHttpConfiguration(http -> http.setUriCompliance(PATHS));
    jetty.modifyServletContextHandler(
        context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
  }

  /** Closing need not wait for clients that keep connections open without using them. */
  static void stopIdleConnectionsAtOnce(Server server) {
    Arrays.stream(server.getConnectors())
        .filter(AbstractConnector.class::isInstance)
        .map(AbstractConnector.class::cast)
        .forEach(connector -> connector.setShutdownIdleTimeout(STOP_IDLE_MS));
  }
}
