package dev.foretaste.api;

import dev.foretaste.api.transport.Transport;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the API listens and how much it does at a time.
 *
 * @param host address or name of the interface
 * @param port 0 to 65535; 0 takes one that is free
 * @param threads most threads that handle requests; 8 or more
 * @param transport how it is reached
 */
public record ApiSettings(String host, int port, int threads, Transport transport) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int DEFAULT_THREADS = 64;
  private static final int MIN_THREADS = 8;

  /** Checks the limits. */
  public ApiSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535");
    }
    if (threads < MIN_THREADS) {
      throw new IllegalArgumentException("threads must be %d or more".formatted(MIN_THREADS));
    }
  }

  /** Reached over plain HTTP. */
  public ApiSettings(String host, int port, int threads) {
    this(host, port, threads, Transport.plain());
  }

  /** Listens on this port for clients on the same machine. */
  public static ApiSettings onLoopback(int port) {
    return new ApiSettings(LOOPBACK, port, DEFAULT_THREADS);
  }

  /** Whether only clients on the same machine can reach it. */
  public boolean isLocalOnly() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same on another interface. */
  public ApiSettings withHost(String other) {
    return new ApiSettings(other, port, threads, transport);
  }

  /** The same, reached in another way. */
  public ApiSettings with(Transport other) {
    return new ApiSettings(host, port, threads, other);
  }
}
