package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.topics.Retention;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RetentionOptionsTest {

  @Test
  void shouldTakeDurationsByTopic() {
    assertThat(retention("--keep=predictions=PT12H, orders-dlq=P1D", "--keep=orders=always"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "predictions",
                new Retention(43_200_000),
                "orders-dlq",
                new Retention(86_400_000),
                "orders",
                Retention.UNLIMITED));
  }

  @Test
  void shouldLeaveAllTopicsAsTheyAreUnlessAsked() {
    assertThat(retention()).isEmpty();
  }

  @Test
  void shouldLetTheJournalGoWithTheOrders() {
    assertThat(retention("--keep=orders=P90D,input-journal=P90D")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "predictions | TOPIC=DURATION",
        "prediction=P1D | no topic prediction",
        "customer-preferences=P1D | only logs",
        "predictions=90 days | like P90D",
        "predictions=-P1D | above 0",
        "input-journal=P1D | as long as orders",
        "orders=P90D,feedback=P30D | as long as orders"
      })
  void shouldSayWhyATopicCannotBeKeptSo(String keep, String reason) {
    assertThatThrownBy(() -> retention("--keep=" + keep))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--keep")
        .hasMessageContaining(reason);
  }

  private static Map<String, Retention> retention(String... arguments) {
    return CommandLine.populateCommand(new RetentionOptions(), arguments).retention();
  }
}
