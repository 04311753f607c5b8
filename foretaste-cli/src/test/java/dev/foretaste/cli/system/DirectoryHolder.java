package dev.foretaste.cli.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that holds a data directory, as {@code up} does, until it is killed. */
final class DirectoryHolder implements AutoCloseable {
  private final Process process;

  private DirectoryHolder(Process process) {
    this.process = process;
  }

  static DirectoryHolder start(Path dataDir, Path stateDir, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DirectoryHolder.class.getName(),
                dataDir.toString(),
                stateDir.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    if (!"ready".equals(output.readLine())) {
      process.destroyForcibly();
      throw new IllegalStateException("the other process could not hold the directory");
    }
    return new DirectoryHolder(process);
  }

  long pid() {
    return process.pid();
  }

  /** Kills the process and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Runs in the other process. */
  public static void main(String[] args) throws IOException {
    DataDirectory held = DataDirectory.lock(Path.of(args[0]));
    new SystemRegistry(Path.of(args[1]))
        .register(
            held,
            new RunningSystem(
                held.path().toString(),
                "localhost:1" + args[2],
                "http://localhost:2" + args[2],
                "http://localhost:" + args[2],
                "foretaste",
                ProcessHandle.current().pid(),
                false));
    System.out.println("ready");
    System.in.read();
  }
}
