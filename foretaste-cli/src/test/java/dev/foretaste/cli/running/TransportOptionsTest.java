package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportOptionsTest {
  @TempDir private Path directory;

  @Test
  void shouldSayWhichFileOfTlsIsMissing() throws IOException {
    String certificates = Files.createFile(directory.resolve("tls.crt")).toString();
    String nowhere = directory.resolve("nowhere").toString();

    assertRefused("--tls-certificates and --tls-key", "--tls-key", certificates);
    assertRefused("--tls-key: ", "--tls-certificates", certificates, "--tls-key", nowhere);
    assertRefused("--tls-certificates: ", "--tls-certificates", nowhere, "--tls-key", certificates);
  }

  @Test
  void shouldAskForAPortOfTheirOwnForInstancesThatCannotSpeakTls() throws IOException {
    String file = Files.createFile(directory.resolve("tls.pem")).toString();
    String secret = Files.writeString(directory.resolve("secret"), "0123456789abcdef").toString();

    assertRefused(
        "--internal-port",
        "--tls-certificates",
        file,
        "--tls-key",
        file,
        "--internal-secret-file",
        secret);
  }

  @Test
  void shouldRefuseImpossibleNumbers() {
    assertRefused("--internal-port", "--internal-port", "70000");
    assertRefused("--max-concurrent", "--max-concurrent", "-1");
  }

  private void assertRefused(String because, String... options) {
    Object[] line = new Object[options.length + 3];
    line[0] = "up";
    line[1] = "--data-dir";
    line[2] = directory.resolve("data").toString();
    System.arraycopy(options, 0, line, 3, options.length);

    CommandLineRun run = CommandLineRun.of(line);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(because);
  }
}
