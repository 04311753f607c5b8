package dev.foretaste.cli.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The full study takes minutes; docs/drift.md has its figures. */
class DriftStudyTest {
  private static final int STREAMS = 3;

  @Test
  void shouldFindWhatChangedAndNothingElse() {
    DriftResult result = DriftStudy.of(STREAMS);

    assertThat(result.drift()).hasSize(5);
    assertThat(result.anomalies()).hasSize(6);
    assertThat(result.drift().get(0).found()).as("unchanged streams").isZero();
    assertThat(result.drift().subList(1, 5))
        .allSatisfy(row -> assertThat(row.found()).as(row.change()).isEqualTo(STREAMS));
    assertThat(result.anomalies().get(0).found()).as("untroubled streams").isZero();
    assertThat(result.anomalies().subList(1, 6))
        .allSatisfy(row -> assertThat(row.found()).as(row.change()).isEqualTo(STREAMS));
  }
}
