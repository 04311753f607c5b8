package dev.foretaste.evaluation.prequential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainingScheduleTest {

  @Test
  void shouldTrainAsTheRetrainerDoes() {
    TrainingSchedule schedule = TrainingSchedule.standard();

    assertThat(schedule.isDue(0, 499)).isFalse();
    assertThat(schedule.isDue(0, 500)).isTrue();
    assertThat(schedule.isDue(500, 2_499)).isFalse();
    assertThat(schedule.isDue(500, 2_500)).isTrue();
    assertThat(schedule.isDue(10_000, 14_999)).isFalse();
    assertThat(schedule.isDue(10_000, 15_000)).isTrue();
  }

  @Test
  void shouldTrainAsOftenAsAsked() {
    assertThat(TrainingSchedule.every(3_000).isDue(30_000, 33_000)).isTrue();
  }
}
