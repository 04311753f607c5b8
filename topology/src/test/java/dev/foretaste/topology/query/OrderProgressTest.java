package dev.foretaste.topology.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OrderProgressTest {
  private final OrderProgress progress = new OrderProgress(2);

  @Test
  void shouldKnowTheFirstRecordAsSoonAsItsResultsMayBeRead() throws Exception {
    progress.started(1);

    progress.begun(1, 7);

    assertThat(progress.first(1)).isEqualTo(7);
    assertThat(progress.first(0)).isEqualTo(OrderProgress.NOTHING);
    assertThat(progress.await(1, 7, 0)).isFalse();
  }

  @Test
  void shouldKeepTheFirstRecordUntilTheTaskStartsAnew() throws Exception {
    progress.started(1);
    progress.begun(1, 7);
    progress.processed(1, 7);
    progress.begun(1, 8);
    progress.processed(1, 8);

    assertThat(progress.first(1)).isEqualTo(7);
    assertThat(progress.await(1, 8, 0)).isTrue();
    assertThat(progress.run(1)).isEqualTo(OptionalLong.of(1));

    progress.started(1);

    assertThat(progress.first(1)).isEqualTo(OrderProgress.NOTHING);
    assertThat(progress.await(1, 7, 0)).isFalse();
  }
}
