package dev.foretaste.cli.running;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.topics.CleanupPolicy;
import dev.foretaste.topics.Retention;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How long the logs keep their records. */
final class RetentionOptions {
  private static final String ALWAYS = "always";

  /** What a replay and {@code verify} need beside the orders, for as long as those are there. */
  private static final List<TopicSpec> NEEDED_WITH_ORDERS =
      List.of(TopicCatalogue.INPUT_JOURNAL, TopicCatalogue.FEEDBACK, TopicCatalogue.MENU_ITEMS);

  @Option(
      names = "--keep",
      paramLabel = "TOPIC=DURATION",
      split = ",",
      description = {
        "How long topics keep their records, such as predictions=P90D,orders-dlq=P30D; always for"
            + " ever (default: as it is; always when created). `topics` shows it. Verify and"
            + " replays need all of orders, input-journal, feedback and menu-items."
      })
  private List<String> keep = List.of();

  /**
   * What was asked for, by name of topic.
   *
   * @throws UsageException when a topic cannot be kept so
   */
  Map<String, Retention> retention() {
    Map<String, Retention> wanted = new HashMap<>();
    for (String entry : keep) {
      String[] parts = entry.strip().split("=", -1);
      if (parts.length != 2) {
        throw new UsageException("--keep takes TOPIC=DURATION, such as predictions=P90D: " + entry);
      }
      wanted.put(log(parts[0].strip()).name(), duration(entry, parts[1].strip()));
    }
    requireWhatOrdersNeed(wanted);
    return wanted;
  }

  private static TopicSpec log(String name) {
    TopicSpec topic =
        TopicCatalogue.all().stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--keep: there is no topic %s; `topics` lists them".formatted(name)));
    if (topic.cleanup() != CleanupPolicy.DELETE) {
      throw new UsageException(
          "--keep: %s keeps the latest record of each key; only logs can be kept for a time"
              .formatted(name));
    }
    return topic;
  }

  private static Retention duration(String entry, String text) {
    if (text.equals(ALWAYS)) {
      return Retention.UNLIMITED;
    }
    try {
      long milliseconds = Duration.parse(text).toMillis();
      if (milliseconds < 1) {
        throw new UsageException("--keep: the duration must be above 0: " + entry);
      }
      return new Retention(milliseconds);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new UsageException(
          "--keep: the duration must be like P90D or PT12H, or always: " + entry);
    }
  }

  private static void requireWhatOrdersNeed(Map<String, Retention> wanted) {
    long orders = length(wanted.get(TopicCatalogue.ORDERS.name()));
    for (TopicSpec topic : NEEDED_WITH_ORDERS) {
      Retention retention = wanted.get(topic.name());
      if (retention != null && length(retention) < orders) {
        throw new UsageException(
            "--keep: %s must be kept as long as orders, or these cannot be verified and replayed"
                .formatted(topic.name()));
      }
    }
  }

  private static long length(Retention retention) {
    return retention == null || retention.equals(Retention.UNLIMITED)
        ? Long.MAX_VALUE
        : retention.milliseconds();
  }
}
