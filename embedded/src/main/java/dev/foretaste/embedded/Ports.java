package dev.foretaste.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of the loopback interface. */
final class Ports {

  private Ports() {}

  /** That many different ports that are free now, from the operating system. */
  static List<Integer> free(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
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
