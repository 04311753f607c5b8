package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

  @TempDir private Path directory;

  @Test
  void shouldKeepOtherProcessesOutUntilTheyEnd() throws Exception {
    try (ChildJvm other = new ChildJvm(LockHolder.class, directory)) {
      other.awaitLine("locked");

      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by another embedded Kafka");
    }

    DirectoryLock.acquire(directory).close();
  }
}
