package dev.foretaste.cli.bench;

import dev.foretaste.cli.Foretaste;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** An instance of the service in a process of its own. Not thread-safe. */
final class ServiceProcess implements AutoCloseable {
  /** Heap of an instance, at most. */
  static final int HEAP_MIB = 512;

  private static final long MIB = 1 << 20;
  private static final long READY_LIMIT_NANOS = TimeUnit.MINUTES.toNanos(3);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long STOP_SECONDS = 30;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> command;
  private final Path directory;
  private final Path output;
  private final URI base;
  private Process process;

  private ServiceProcess(List<String> command, Path directory, URI base) {
    this.command = command;
    this.directory = directory;
    this.output = directory.resolveSibling(directory.getFileName() + ".out");
    this.base = base;
  }

  /**
   * Starts an instance with warm copies, and returns at once.
   *
   * @param directory for its state, its own
   * @param secret file that all instances have
   * @param standbys copies of each store on other instances
   * @param options further ones
   */
  static ServiceProcess start(
      EmbeddedPlatform platform, Path directory, Path secret, int standbys, List<String> options)
      throws IOException {
    int port = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + HEAP_MIB + "m", "-Xshare:auto"));
    command.addAll(priorities());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Foretaste.class.getName(), "service"));
    command.addAll(List.of("--bootstrap-servers", platform.bootstrapServers()));
    command.addAll(List.of("--schema-registry", platform.schemaRegistryUrl()));
    command.addAll(List.of("--replication-factor", "1"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--data-dir", directory.toString()));
    command.addAll(List.of("--internal-secret-file", secret.toString()));
    command.addAll(List.of("--standby-replicas", Integer.toString(standbys)));
    command.addAll(options);
    ServiceProcess service =
        new ServiceProcess(command, directory, URI.create("http://localhost:" + port));
    service.start();
    return service;
  }

  /** As this process itself was told to treat the priorities of threads. */
  private static List<String> priorities() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-XX:") && argument.contains("Priority"))
        .toList();
  }

  /** Starts it again, after {@link #kill}. */
  void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
  }

  /** Where its API is. */
  URI base() {
    return base;
  }

  /** Waits until it says that it is ready. */
  void awaitReady() throws InterruptedException {
    long giveUpAt = System.nanoTime() + READY_LIMIT_NANOS;
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - giveUpAt > 0) {
        throw new FailureException("an instance did not get ready; see " + output);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(base.resolve("/health/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What its state takes on disk. */
  long stateMib() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(ServiceProcess::length).sum() / MIB;
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  /** RocksDB deletes files while it runs. */
  private static long length(Path file) {
    return Files.isRegularFile(file) ? file.toFile().length() : 0;
  }

  /** The memory that its process holds. */
  long residentMib() {
    return ResidentMemory.mibOf(process.pid());
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
