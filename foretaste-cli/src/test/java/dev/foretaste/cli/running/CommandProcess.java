package dev.foretaste.cli.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own; it writes into files, so that it never waits for a reader. */
final class CommandProcess {
  private static final long LIMIT_SECONDS = 180;
  private static final long LOOK_MILLIS = 50;

  private final Process process;
  private final Path out;
  private final Path err;

  /** How it ended and what it said. */
  record Result(int exitCode, String out, String err) {
    /** The last line of standard output. */
    JsonNode json() throws IOException {
      List<String> lines = out.lines().toList();
      return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }
  }

  CommandProcess(ProcessBuilder builder, Path out, Path err) throws IOException {
    this.out = out;
    this.err = err;
    process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a line of standard output that begins so, and returns it. */
  String awaitLine(String beginning) throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    Optional<String> line = line(beginning);
    while (line.isEmpty()) {
      boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      line = line(beginning);
      if (line.isEmpty() && (ended || System.nanoTime() - giveUpAt > 0)) {
        throw new AssertionError("did not say \"" + beginning + "\" but: " + said());
      }
    }
    return line.get();
  }

  /** Ends it as Ctrl-C or a service manager does. */
  Result stop() throws IOException, InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  Result awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("did not end but said: " + said());
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** A line without its end may still be growing. */
  private Optional<String> line(String beginning) throws IOException {
    String text = Files.readString(out);
    String complete = text.substring(0, text.lastIndexOf('\n') + 1);
    return complete.lines().filter(line -> line.startsWith(beginning)).findFirst();
  }

  private String said() throws IOException {
    return Files.readString(out) + Files.readString(err);
  }
}
