package dev.foretaste.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
  private static final Logger OURS = LoggerFactory.getLogger("dev.foretaste.some.Part");
  private static final Logger KAFKA = LoggerFactory.getLogger("org.apache.kafka.clients.Some");

  @TempDir Path directory;

  @Test
  void shouldHoldWhatWeSayAndOnlyTheWarningsOfOthersUntilClosed() throws Exception {
    LogFile log = LogFile.openIn(directory);

    OURS.info("ready");
    KAFKA.info("chatter");
    KAFKA.warn("trouble");
    log.close();
    OURS.info("afterwards");

    assertThat(Files.readString(log.path()))
        .contains("ready")
        .contains("trouble")
        .doesNotContain("chatter")
        .doesNotContain("afterwards");
  }

  @Test
  void shouldAppendToTheLogOfAnEarlierRun() throws Exception {
    for (String run : new String[] {"first run", "second run"}) {
      try (LogFile log = LogFile.openIn(directory)) {
        OURS.info(run);
      }
    }

    assertThat(Files.readString(directory.resolve("foretaste.log")))
        .contains("first run", "second run");
  }
}
