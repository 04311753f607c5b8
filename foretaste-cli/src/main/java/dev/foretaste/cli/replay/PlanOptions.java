package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.schema.MergedHistory;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.replay.ReplayPlan;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say what is replayed, and how. */
final class PlanOptions {
  private static final String AS_RECORDED = "as-recorded";

  @Option(
      names = "--model",
      paramLabel = "WHICH",
      defaultValue = AS_RECORDED,
      description =
          "as-recorded, or the version that scores every order, without experiments (default:"
              + " ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Write results from the first order of this time on, such as 2024-03-01T00:00:00Z;"
              + " earlier orders are processed for what is known of the customers, without a"
              + " trace. Times are those of the records on orders.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Stop, in each partition, at the first order of this time.")
  private String to;

  /** Whether anything was chosen; a replay that is gone on with keeps its plan then. */
  boolean isGiven() {
    return from != null || to != null || !model.equals(AS_RECORDED);
  }

  /**
   * Checks what can be checked without a cluster.
   *
   * @throws UsageException when a time cannot be read
   */
  void check() {
    Optional<Instant> first = time("--from", from);
    Optional<Instant> last = time("--to", to);
    if (first.isPresent() && last.isPresent() && !first.get().isBefore(last.get())) {
      throw new UsageException("--from must be before --to");
    }
  }

  /** The version that scores every order of a replay; empty for as recorded. */
  Optional<String> model(Optional<ReplayPlan> begun) {
    return begun.isPresent()
        ? begun.get().model()
        : Optional.of(model).filter(which -> !which.equals(AS_RECORDED));
  }

  /**
   * The plan on the orders of this system, or those merged from them.
   *
   * @param input the topic with the orders
   */
  ReplayPlan plan(ReplayedSystem live, TopicSpec input, Optional<MergedHistory> merged) {
    return new ReplayPlan(
        model(Optional.empty()),
        offsets(live, input, time("--from", from)),
        offsets(live, input, time("--to", to)),
        merged);
  }

  private static List<Long> offsets(ReplayedSystem live, TopicSpec input, Optional<Instant> time) {
    List<Long> offsets = new ArrayList<>();
    if (time.isPresent()) {
      for (int partition = 0; partition < live.topics().partitions(input); partition++) {
        offsets.add(live.topics().at(input, partition, time.get()));
      }
    }
    return offsets;
  }

  private static Optional<Instant> time(String option, String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "%s must be a time such as 2024-03-01T00:00:00Z, not '%s'".formatted(option, text));
    }
  }
}
