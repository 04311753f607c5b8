package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.orders.BadFieldException;
import dev.foretaste.cli.orders.Timestamps;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant. */
final class SelectionOptions {
  enum Kind {
    ORDERS,
    FEEDBACK
  }

  @Option(
      names = "--of",
      paramLabel = "KIND",
      description = "Dead letters of: ${COMPLETION-CANDIDATES} (default: both).")
  private Kind kind;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      split = ",",
      description = "Refused for one of these reasons.")
  private Set<String> reasons = Set.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Refused records produced then or later (ISO 8601, or seconds or milliseconds since"
              + " 1970).")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Refused records produced before then.")
  private String to;

  @Option(
      names = "--source",
      paramLabel = "PLACE",
      description = "Refused records of this topic, topic:partition or topic:partition:offset.")
  private String source;

  List<TopicSpec> topics() {
    if (kind == null) {
      return DeadLetterTopics.all();
    }
    return List.of(kind == Kind.ORDERS ? TopicCatalogue.ORDERS_DLQ : TopicCatalogue.FEEDBACK_DLQ);
  }

  LetterFilter filter(List<String> ids, Optional<LetterStatus> status) {
    return new LetterFilter(
        ids.stream().map(LetterId::parse).collect(Collectors.toSet()),
        reasons,
        Optional.ofNullable(source),
        time("--from", from),
        time("--to", to),
        status);
  }

  private static Optional<Long> time(String option, String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Timestamps.parse(text));
    } catch (BadFieldException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }
}
