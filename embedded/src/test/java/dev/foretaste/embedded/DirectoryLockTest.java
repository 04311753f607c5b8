package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  @TempDir private Path directory;

  @Test
  void shouldKeepOtherProcessesOutUntilTheyEnd() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = other.inputReader()) {
      assertThat(output.readLine()).isEqualTo("locked");

      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by another embedded Kafka");
    } finally {
      other.destroyForcibly().waitFor();
    }

    DirectoryLock.acquire(directory).close();
  }
}
