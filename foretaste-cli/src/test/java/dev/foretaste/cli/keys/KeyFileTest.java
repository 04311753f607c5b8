package dev.foretaste.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.api.security.KeyToken;
import dev.foretaste.cli.console.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path directory;
  private Path path;
  private KeyFile file;

  @BeforeEach
  void name() {
    path = directory.resolve("key");
    file = new KeyFile(path);
  }

  @Test
  void shouldHoldNothingWithoutAFile() {
    assertThat(file.read()).isEmpty();
  }

  @Test
  void shouldReadWhatItWroteLastAndLeaveNothingBeside() throws Exception {
    KeyToken latest = KeyToken.random(new SecureRandom());

    file.write(KeyToken.random(new SecureRandom()));
    file.write(latest);

    assertThat(file.read().orElseThrow().text()).isEqualTo(latest.text());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r-----");
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void shouldKeepAFileThatHoldsNoKey() throws Exception {
    Files.writeString(path, "something precious");

    assertThatThrownBy(file::read)
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("something other than an API key")
        .hasMessageContaining("--into");
  }

  @Test
  void shouldSayWhereItCannotWrite() {
    KeyFile nowhere = new KeyFile(directory.resolve("missing").resolve("key"));

    assertThatThrownBy(() -> nowhere.write(KeyToken.random(new SecureRandom())))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("missing")
        .hasMessageContaining("cannot be written");
  }
}
