package dev.foretaste.topology.replay;

import dev.foretaste.schema.MergedHistory;
import dev.foretaste.schema.ReplayTerms;
import java.util.List;
import java.util.Optional;

/**
 * What a replay processes and how. Whatever is written, states are built from the first order on.
 *
 * @param model the version that scores every order; empty when each is scored as recorded
 * @param writtenFrom per partition, the first order whose results are written; empty for all
 * @param end per partition, the offset behind the last order that is processed; empty for no end
 * @param merged what the orders were merged with that the log lacks; empty when they are the log's.
 *     Offsets are those of the merged orders
 */
public record ReplayPlan(
    Optional<String> model,
    List<Long> writtenFrom,
    List<Long> end,
    Optional<MergedHistory> merged) {
  /** Everything, as recorded. */
  public static final ReplayPlan AS_RECORDED =
      new ReplayPlan(Optional.empty(), List.of(), List.of(), Optional.empty());

  public ReplayPlan {
    writtenFrom = List.copyOf(writtenFrom);
    end = List.copyOf(end);
  }

  /** As it was written down. */
  public static ReplayPlan of(ReplayTerms terms) {
    return new ReplayPlan(
        Optional.ofNullable(terms.getModel()),
        terms.getWrittenFrom(),
        terms.getEnd(),
        Optional.ofNullable(terms.getMerged()));
  }

  /**
   * To be written down.
   *
   * @param name the replay's
   * @param predecessor name of the stream it follows
   */
  public ReplayTerms terms(String name, String predecessor) {
    return new ReplayTerms(
        name, model.orElse(null), writtenFrom, end, predecessor, merged.orElse(null));
  }

  /** Whether it leaves nothing out. */
  public boolean isWhole() {
    return writtenFrom.isEmpty() && end.isEmpty();
  }

  /** Whether an order is processed. */
  public boolean processes(int partition, long offset) {
    return end.isEmpty() || offset < end.get(partition);
  }

  /** Whether an order's results are written. */
  public boolean writes(int partition, long offset) {
    return writtenFrom.isEmpty() || offset >= writtenFrom.get(partition);
  }
}
