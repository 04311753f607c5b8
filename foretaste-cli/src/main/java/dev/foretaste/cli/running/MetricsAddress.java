package dev.foretaste.cli.running;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.UsageException;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process without an API shows its metrics, and {@code /-/healthy} while it lives.
 *
 * @param host name or address of the interface
 * @param port 0 to 65535; 0 takes a free one
 */
record MetricsAddress(String host, int port) {
  private static final Pattern ADDRESS = Pattern.compile("(?<host>.+):(?<port>[0-9]{1,5})");

  /**
   * Reads HOST:PORT.
   *
   * @throws UsageException when it is something else
   */
  static MetricsAddress parse(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException("--metrics-address must be HOST:PORT, such as 127.0.0.1:9404");
    }
    int port = Integer.parseInt(matcher.group("port"));
    Ranges.check("--metrics-address: the port", port, 0, Ranges.MAX_PORT);
    return new MetricsAddress(matcher.group("host"), port);
  }

  /**
   * Serves these metrics and the JVM's until closed.
   *
   * @throws FailureException when the address cannot be listened on
   */
  HTTPServer serve(CollectorRegistry metrics) {
    DefaultExports.register(metrics);
    try {
      return new HTTPServer.Builder()
          .withHostname(host)
          .withPort(port)
          .withRegistry(metrics)
          .withDaemonThreads(true)
          .build();
    } catch (IOException e) {
      throw new FailureException(
          "metrics cannot be served on %s:%d (%s); choose another --metrics-address"
              .formatted(host, port, e.getMessage()),
          e);
    }
  }
}
