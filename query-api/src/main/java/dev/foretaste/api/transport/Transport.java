package dev.foretaste.api.transport;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the API is reached.
 *
 * @param tls certificate and key; without them it speaks plain HTTP/1.1, with them HTTP/2 too
 * @param internalPort port for other instances alone, over plain HTTP; 0 takes a free one; without
 *     it they come through the same door as everybody
 * @param computing most requests that are computed at a time
 * @param idle after which a silent connection is closed; also how long a request's body may pause
 */
public record Transport(
    Optional<TlsFiles> tls, OptionalInt internalPort, int computing, Duration idle) {
  private static final int LEAST_COMPUTING = 16;
  private static final int COMPUTING_PER_PROCESSOR = 8;
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** Checks the limits. */
  public Transport {
    if (computing < 1) {
      throw new IllegalArgumentException("at least one request must be taken at a time");
    }
  }

  /** Plain HTTP, and as many requests at a time as keep the processors busy. */
  public static Transport plain() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Transport(
        Optional.empty(),
        OptionalInt.empty(),
        Math.max(LEAST_COMPUTING, COMPUTING_PER_PROCESSOR * processors),
        IDLE);
  }

  /** The same over TLS. */
  public Transport withTls(TlsFiles files) {
    return new Transport(Optional.of(files), internalPort, computing, idle);
  }

  /** The same with a port for other instances alone. */
  public Transport withInternalPort(int port) {
    return new Transport(tls, OptionalInt.of(port), computing, idle);
  }

  /** The same with so many requests at a time. */
  public Transport withComputing(int requests) {
    return new Transport(tls, internalPort, requests, idle);
  }

  /** The same with another patience for silent clients. */
  public Transport withIdle(Duration patience) {
    return new Transport(tls, internalPort, computing, patience);
  }
}
