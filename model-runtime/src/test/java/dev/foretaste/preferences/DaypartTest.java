package dev.foretaste.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaypartTest {
  @Test
  void shouldBeginAtTheirHours() {
    assertThat(of("2026-11-20T21:59:59Z")).isEqualTo(3);
    assertThat(of("2026-11-19T22:00:00Z")).isZero();
    assertThat(of("2026-11-20T03:59:59Z")).isZero();
    assertThat(of("2026-11-20T04:00:00Z")).isEqualTo(1);
    assertThat(of("2026-11-20T10:00:00Z")).isEqualTo(2);
    assertThat(of("2026-11-20T16:00:00Z")).isEqualTo(3);
  }

  @Test
  void shouldTellTheWeekendFromWorkingDays() {
    assertThat(of("2026-11-20T12:00:00Z")).isEqualTo(2);
    assertThat(of("2026-11-21T12:00:00Z")).isEqualTo(6);
    assertThat(of("2026-11-22T12:00:00Z")).isEqualTo(6);
    assertThat(of("2026-11-23T12:00:00Z")).isEqualTo(2);
  }

  @Test
  void shouldCountAndTakeBackButNeverBelowZero() {
    long lunch = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli();

    List<Integer> once = Daypart.count(lunch);

    assertThat(once).containsExactly(0, 0, 1, 0, 0, 0, 0, 0);
    assertThat(Daypart.count(once, lunch, 1)).containsExactly(0, 0, 2, 0, 0, 0, 0, 0);
    assertThat(Daypart.count(once, lunch, -1)).containsOnly(0);
    assertThat(Daypart.count(List.of(), lunch, -1)).containsOnly(0);
  }

  private static int of(String time) {
    return Daypart.of(Instant.parse(time).toEpochMilli());
  }
}
