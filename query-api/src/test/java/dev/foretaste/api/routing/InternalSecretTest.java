package dev.foretaste.api.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalSecretTest {
  @TempDir private Path directory;

  @Test
  void shouldBeTheSameForAllWhoUseTheFile() throws IOException {
    Path file = directory.resolve("internal-secret");

    InternalSecret made = InternalSecret.readOrCreate(file);
    InternalSecret found = InternalSecret.readOrCreate(file);

    assertThat(found.matches(made.value())).isTrue();
    assertThat(InternalSecret.read(file).matches(made.value())).isTrue();
    assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldRefuseWhatIsTooShort() throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "short\n");

    assertThatThrownBy(() -> InternalSecret.readOrCreate(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("16");
  }
}
