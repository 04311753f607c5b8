package dev.foretaste.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** Another JVM with the same class path. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  ChildJvm(Class<?> main, Path argument) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                argument.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output = process.inputReader();
  }

  /** Waits for a line of output that begins so, and returns it. */
  String awaitLine(String beginning) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith(beginning)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("The process ended without saying: " + beginning);
    }
    return line;
  }

  /** Ends it as kill -9 does. */
  @Override
  public void close() throws IOException {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    output.close();
  }
}
