package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class StreamOptionsTest {
  @Command(name = "service")
  private static final class Service {
    @Mixin private StreamOptions options;
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2",
    "--standby-replicas 1, 1",
    "--threads 3, 3",
    "--standby-replicas 1 --threads 4, 4",
  })
  void shouldUseOneThreadWhereCopiesAreKeptUnlessToldOtherwise(String arguments, int threads) {
    Service service = new Service();
    new CommandLine(service).parseArgs(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    service.options.check();

    assertThat(service.options.settings("b:1", Path.of("state"), "a:1", Map.of()).threads())
        .isEqualTo(threads);
  }
}
