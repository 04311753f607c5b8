package dev.foretaste.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * What a broker must still have after a restart on the same directory: clients remember the port,
 * and the log of the controller names its cluster and the address of its voter.
 */
record BrokerIdentity(String clusterId, int brokerPort, int controllerPort) {

  private static final String FILE = "broker.properties";
  private static final String CLUSTER_ID = "cluster.id";
  private static final String BROKER_PORT = "broker.port";
  private static final String CONTROLLER_PORT = "controller.port";

  /**
   * Reads the identity of a directory, or makes one up.
   *
   * @param port of the broker; 0 for the one it had, or one from the operating system
   */
  static BrokerIdentity of(Path directory, int port) throws IOException {
    Path file = directory.resolve(FILE);
    Properties known = PropertiesFile.read(file);
    return known.isEmpty() ? fresh(port) : known(file, known, port);
  }

  /** Writes it down for the next start. */
  void save(Path directory) throws IOException {
    PropertiesFile.write(
        directory.resolve(FILE), asMap(), "Identity of the embedded Kafka; do not edit");
  }

  private static BrokerIdentity fresh(int port) throws IOException {
    List<Integer> free = Ports.free(2);
    return new BrokerIdentity(
        Uuid.randomUuid().toString(), port == 0 ? free.get(0) : port, free.get(1));
  }

  private static BrokerIdentity known(Path file, Properties properties, int port) {
    try {
      return new BrokerIdentity(
          Uuid.fromString(properties.getProperty(CLUSTER_ID, "")).toString(),
          port == 0 ? Integer.parseInt(properties.getProperty(BROKER_PORT)) : port,
          Integer.parseInt(properties.getProperty(CONTROLLER_PORT)));
    } catch (IllegalArgumentException damaged) {
      throw new EmbeddedStartException(
          "%s needs %s, %s and %s: restore the file, or choose another directory"
              .formatted(file, CLUSTER_ID, BROKER_PORT, CONTROLLER_PORT),
          damaged);
    }
  }

  private Map<String, String> asMap() {
    return Map.of(
        CLUSTER_ID,
        clusterId,
        BROKER_PORT,
        Integer.toString(brokerPort),
        CONTROLLER_PORT,
        Integer.toString(controllerPort));
  }
}
