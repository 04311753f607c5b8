package dev.foretaste.cli.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PersonalDataTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "personal-data.md");

  @Test
  void shouldSayOfEveryTopicWhetherDataAboutPeopleAreThere() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(TopicCatalogue.required())
        .extracting(TopicSpec::name)
        .allSatisfy(topic -> assertThat(document).contains("`" + topic + "`"));
  }
}
