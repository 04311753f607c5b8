package dev.foretaste.cli.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Which running system a command is meant for. What is absent does not narrow the choice.
 *
 * @param dataDir its data directory
 * @param port of its query API
 * @param bootstrapServers of its Kafka cluster; need not be a system of this machine
 * @param schemaRegistry needed with bootstrap servers that no system of this machine has
 * @param applicationId Kafka Streams application id of a system that is not of this machine
 */
public record SystemSelector(
    Optional<Path> dataDir,
    OptionalInt port,
    Optional<String> bootstrapServers,
    Optional<String> schemaRegistry,
    String applicationId) {

  /**
   * The one system that fits.
   *
   * @throws NoSuchSystemException when none or several do; the message lists them
   */
  public RunningSystem find(SystemRegistry registry) throws IOException, NoSuchSystemException {
    List<RunningSystem> candidates =
        dataDir.isPresent() ? registry.in(dataDir.get()).stream().toList() : registry.live();
    List<RunningSystem> fitting = candidates.stream().filter(this::fits).toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    if (fitting.isEmpty() && bootstrapServers.isPresent()) {
      return byAddress(bootstrapServers.get());
    }
    throw new NoSuchSystemException(fitting.isEmpty() ? noneFits(candidates) : severalFit(fitting));
  }

  private boolean fits(RunningSystem system) {
    return (port.isEmpty() || port.getAsInt() == system.port())
        && bootstrapServers.map(system.bootstrapServers()::equals).orElse(true);
  }

  private RunningSystem byAddress(String servers) throws NoSuchSystemException {
    String registry =
        schemaRegistry.orElseThrow(
            () ->
                new NoSuchSystemException(
                    "no system of this machine uses "
                        + servers
                        + "; name its registry with --schema-registry URL"));
    String api = port.isPresent() ? "http://localhost:" + port.getAsInt() : "";
    return new RunningSystem("", servers, registry, api, applicationId, 0, false);
  }

  private String noneFits(List<RunningSystem> candidates) {
    if (dataDir.isPresent() && candidates.isEmpty()) {
      return "nothing runs on "
          + dataDir.get()
          + "; start it with: foretaste up --data-dir "
          + dataDir.get();
    }
    return candidates.isEmpty()
        ? "nothing is running; start it with: foretaste up"
        : "none of the running systems fits: " + list(candidates);
  }

  private static String severalFit(List<RunningSystem> fitting) {
    return "several systems are running, choose one with --data-dir: " + list(fitting);
  }

  private static String list(List<RunningSystem> systems) {
    return systems.stream().map(RunningSystem::describe).collect(Collectors.joining(", "));
  }
}
