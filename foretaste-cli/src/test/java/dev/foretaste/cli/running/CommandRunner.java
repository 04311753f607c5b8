package dev.foretaste.cli.running;

import dev.foretaste.cli.Foretaste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the command as a user does who knows of no other system on the machine. Closing it ends all
 * processes that still run.
 */
final class CommandRunner implements AutoCloseable {
  private final Path directory;
  private final List<CommandProcess> processes = new ArrayList<>();

  /**
   * @param directory for everything that processes write where no option says otherwise
   */
  CommandRunner(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  CommandProcess start(String... arguments) throws IOException {
    int number = processes.size();
    ProcessBuilder builder = new ProcessBuilder(commandLine(arguments));
    builder.directory(directory.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
    builder.environment().put("OMP_WAIT_POLICY", "passive");
    builder.environment().put("GOMP_SPINCOUNT", "0");
    CommandProcess process =
        new CommandProcess(
            builder,
            directory.resolve("out-" + number + ".txt"),
            directory.resolve("err-" + number + ".txt"));
    processes.add(process);
    return process;
  }

  CommandProcess.Result run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).awaitEnd();
  }

  private List<String> commandLine(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    line.add("-Djava.io.tmpdir=" + directory);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Foretaste.class.getName()));
    line.addAll(List.of(arguments));
    return line;
  }

  @Override
  public void close() throws InterruptedException {
    for (CommandProcess process : processes) {
      process.kill();
    }
  }
}
