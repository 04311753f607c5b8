package dev.foretaste.embedded;

import java.util.Optional;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.requests.TransactionResult;

/**
 * How a transaction that is open in a partition is to end, by what its coordinator says of its
 * producer. All partitions of a transaction must end alike, the consumer group's offsets among
 * them: results that are aborted while the offsets are committed are lost.
 */
enum HangingVerdict {
  /** Left alone: its coordinator has it in hand, and aborts it when its time is up. */
  ONGOING,
  /** Left alone for now: the coordinator is ending it, or cannot say yet. */
  WAIT,
  /** As the coordinator has decided. */
  COMMIT,
  /** Likewise, or nobody knows of it any more. */
  ABORT;

  /**
   * After so many looks a coordinator that does not know a producer will not get to know it. Right
   * after a start it has not read its log yet, and a commit in there must not be taken for an
   * abort.
   */
  static final int LOOKS_FOR_STATE = 60;

  /**
   * The verdict.
   *
   * @param state what the coordinator says; empty when it does not know the producer
   * @param looksWithoutState how often it has not known it
   */
  static HangingVerdict of(Optional<TransactionState> state, int looksWithoutState) {
    if (state.isEmpty()) {
      return looksWithoutState < LOOKS_FOR_STATE ? WAIT : ABORT;
    }
    return switch (state.get()) {
      case ONGOING -> ONGOING;
      case PREPARE_COMMIT, PREPARE_ABORT, PREPARE_EPOCH_FENCE -> WAIT;
      case COMPLETE_COMMIT -> COMMIT;
      default -> ABORT;
    };
  }

  /** The marker to write; empty when none is to be written here. */
  Optional<TransactionResult> result() {
    return switch (this) {
      case COMMIT -> Optional.of(TransactionResult.COMMIT);
      case ABORT -> Optional.of(TransactionResult.ABORT);
      case ONGOING, WAIT -> Optional.empty();
    };
  }
}
