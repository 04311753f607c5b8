package dev.foretaste.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.topics.DeadLetterHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetterFilterTest {
  private static final LetterId ID = new LetterId("orders-dlq", 0, 5);
  private static final Letter LETTER =
      new Letter(
          ID,
          new StoredRecord(
              5,
              1_000,
              Optional.empty(),
              Optional.empty(),
              Map.of(
                  DeadLetterHeaders.REASON, "empty",
                  DeadLetterHeaders.TOPIC, "orders",
                  DeadLetterHeaders.PARTITION, "1",
                  DeadLetterHeaders.OFFSET, "12")),
          LetterStatus.OPEN);

  @Test
  void shouldTakeWholePartsOfAPlaceOnly() {
    assertThat(from("orders").matches(LETTER)).isTrue();
    assertThat(from("orders:1").matches(LETTER)).isTrue();
    assertThat(from("orders:1:12").matches(LETTER)).isTrue();
    assertThat(from("orders:1:1").matches(LETTER)).isFalse();
    assertThat(from("order").matches(LETTER)).isFalse();
    assertThat(from("orders:2").matches(LETTER)).isFalse();
  }

  @Test
  void shouldIncludeTheBeginningOfATimeAndLeaveOutItsEnd() {
    assertThat(between(1_000, 1_001).matches(LETTER)).isTrue();
    assertThat(between(999, 1_000).matches(LETTER)).isFalse();
    assertThat(between(1_001, 2_000).matches(LETTER)).isFalse();
  }

  @Test
  void shouldTellReasonStatusAndName() {
    assertThat(filter(Set.of(), Set.of("empty"), LetterStatus.OPEN).matches(LETTER)).isTrue();
    assertThat(filter(Set.of(), Set.of("wrong-key"), LetterStatus.OPEN).matches(LETTER)).isFalse();
    assertThat(filter(Set.of(), Set.of(), LetterStatus.DROPPED).matches(LETTER)).isFalse();
    assertThat(filter(Set.of(ID), Set.of(), LetterStatus.OPEN).matches(LETTER)).isTrue();
    assertThat(
            filter(Set.of(new LetterId("orders-dlq", 0, 6)), Set.of(), LetterStatus.OPEN)
                .matches(LETTER))
        .isFalse();
  }

  @Test
  void shouldReadBackTheNameOfALetter() {
    assertThat(LetterId.parse(ID.toString())).isEqualTo(ID);
    assertThatThrownBy(() -> LetterId.parse("orders-dlq:0"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("orders-dlq:0:12");
  }

  private static LetterFilter from(String source) {
    return new LetterFilter(
        Set.of(),
        Set.of(),
        Optional.of(source),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static LetterFilter between(long from, long to) {
    return new LetterFilter(
        Set.of(), Set.of(), Optional.empty(), Optional.of(from), Optional.of(to), Optional.empty());
  }

  private static LetterFilter filter(Set<LetterId> ids, Set<String> reasons, LetterStatus status) {
    return new LetterFilter(
        ids, reasons, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(status));
  }
}
