package dev.foretaste.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 30_000;
  private static final int ATTEMPTS = 100;

  private Ports() {}

  /** One port that is free now, chosen as {@link #free(int)} chooses. */
  public static int free() throws IOException {
    return free(1).get(0);
  }

  /**
   * That many different ports that are free now. They are bound later, some again at every start,
   * so they lie below those that operating systems hand out to outgoing connections, unless all
   * there are taken.
   */
  public static List<Integer> free(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(bind());
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static ServerSocket bind() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try {
        return new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress());
      } catch (BindException taken) {
        continue;
      }
    }
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /**
   * Makes sure that a port can be listened on.
   *
   * @param what listens on it, for the message
   * @throws EmbeddedStartException when it cannot
   */
  static void requireFree(int port, String what, String remedy) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers themselves do: connections that are closing do not count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException | IllegalArgumentException occupied) {
      throw new EmbeddedStartException(
          "Port %d of %s cannot be used (%s): %s"
              .formatted(port, what, occupied.getMessage(), remedy),
          occupied);
    }
  }
}
