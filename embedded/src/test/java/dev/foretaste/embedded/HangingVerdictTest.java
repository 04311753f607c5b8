package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.requests.TransactionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HangingVerdictTest {

  @ParameterizedTest
  @CsvSource({
    "ONGOING, ONGOING",
    "PREPARE_COMMIT, WAIT",
    "PREPARE_ABORT, WAIT",
    "PREPARE_EPOCH_FENCE, WAIT",
    "COMPLETE_COMMIT, COMMIT",
    "COMPLETE_ABORT, ABORT",
    "EMPTY, ABORT",
    "UNKNOWN, ABORT"
  })
  void shouldEndATransactionAsItsCoordinatorDecided(
      TransactionState state, HangingVerdict verdict) {
    assertThat(HangingVerdict.of(Optional.of(state), 0)).isEqualTo(verdict);
  }

  @Test
  void shouldNotTakeACoordinatorThatHasNotReadItsLogForOneThatAborted() {
    assertThat(HangingVerdict.of(Optional.empty(), 1)).isEqualTo(HangingVerdict.WAIT);
    assertThat(HangingVerdict.of(Optional.empty(), HangingVerdict.LOOKS_FOR_STATE - 1))
        .isEqualTo(HangingVerdict.WAIT);
  }

  @Test
  void shouldEndAtLastWhatNobodyKnowsOf() {
    assertThat(HangingVerdict.of(Optional.empty(), HangingVerdict.LOOKS_FOR_STATE))
        .isEqualTo(HangingVerdict.ABORT);
  }

  @ParameterizedTest
  @EnumSource(
      value = HangingVerdict.class,
      names = {"ONGOING", "WAIT"})
  void shouldWriteNoMarkerWhereTheCoordinatorWill(HangingVerdict verdict) {
    assertThat(verdict.result()).isEmpty();
  }

  @Test
  void shouldWriteTheMarkerThatItIsToEndWith() {
    assertThat(HangingVerdict.COMMIT.result()).contains(TransactionResult.COMMIT);
    assertThat(HangingVerdict.ABORT.result()).contains(TransactionResult.ABORT);
  }
}
