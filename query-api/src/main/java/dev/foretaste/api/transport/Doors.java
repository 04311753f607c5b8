package dev.foretaste.api.transport;

import io.javalin.config.JettyConfig;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * The ports that the API listens on: the public one, and, when it is wanted, one for other
 * instances.
 */
public final class Doors implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 2_048;
  private static final int HEADER_BYTES = 8 << 10;
  private static final int HTTP2_STREAMS = 64;

  private final String host;
  private final int port;
  private final Transport transport;
  private final Optional<ReloadingTls> tls;
  private final List<ServerConnector> internal = new CopyOnWriteArrayList<>();

  /**
   * Reads what TLS needs.
   *
   * @param host address or name of the interface
   * @param port of the public door; 0 takes a free one
   * @throws IOException when certificate or key cannot be used
   */
  public Doors(String host, int port, Transport transport) throws IOException {
    this.host = host;
    this.port = port;
    this.transport = transport;
    tls =
        transport.tls().isPresent()
            ? Optional.of(new ReloadingTls(transport.tls().get()))
            : Optional.empty();
  }

  /** Adds the doors to a server; call it once. */
  public void addTo(JettyConfig jetty) {
    jetty.modifyHttpConfiguration(
        http -> {
          http.setRequestHeaderSize(HEADER_BYTES);
          http.setSendServerVersion(false);
          http.setIdleTimeout(transport.idle().toMillis());
        });
    jetty.modifyServer(
        server -> server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, server)));
    jetty.addConnector((server, http) -> connector(server, port, protocols(http)));
    transport
        .internalPort()
        .ifPresent(
            internalPort ->
                jetty.addConnector(
                    (server, http) -> {
                      ServerConnector connector =
                          connector(server, internalPort, new HttpConnectionFactory(http));
                      internal.add(connector);
                      return connector;
                    }));
  }

  /** The port for other instances, once the server listens; empty when they have none. */
  public OptionalInt internalPort() {
    return internal.stream().mapToInt(ServerConnector::getLocalPort).findFirst();
  }

  /** Looks at the certificate's files now, which happens every few seconds anyway. */
  public void reloadCertificate() {
    tls.ifPresent(ReloadingTls::reload);
  }

  private ConnectionFactory[] protocols(HttpConfiguration plain) {
    if (tls.isEmpty()) {
      return new ConnectionFactory[] {new HttpConnectionFactory(plain)};
    }
    HttpConfiguration http = new HttpConfiguration(plain);
    // Clients reach an instance under names and addresses that its certificate may not have.
    http.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    http2.setMaxConcurrentStreams(HTTP2_STREAMS);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls.get().context(), alpn.getProtocol()), alpn, http2, http1
    };
  }

  private ServerConnector connector(Server server, int listensOn, ConnectionFactory... protocols) {
    ServerConnector connector = new ServerConnector(server, protocols);
    connector.setHost(host);
    connector.setPort(listensOn);
    connector.setIdleTimeout(transport.idle().toMillis());
    return connector;
  }

  @Override
  public void close() {
    tls.ifPresent(ReloadingTls::close);
  }
}
