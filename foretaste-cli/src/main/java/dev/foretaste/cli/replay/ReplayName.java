package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A replay's name, and what is called after it. No name is the beginning of another with a dash.
 */
record ReplayName(String text) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9]{1,40}");
  private static final Pattern OUTPUT =
      Pattern.compile(
          "replay-([a-z0-9]{1,40})-" + Pattern.quote(TopicCatalogue.PREDICTIONS.name()));
  private static final List<TopicSpec> WRITTEN =
      List.of(
          TopicCatalogue.PREDICTIONS,
          TopicCatalogue.PREDICTION_OUTCOMES,
          TopicCatalogue.SHADOW_OUTCOMES,
          TopicCatalogue.CUSTOMER_PREFERENCES,
          TopicCatalogue.TRAINING_EXAMPLES,
          TopicCatalogue.INPUT_JOURNAL,
          TopicCatalogue.ORDERS_DLQ);

  /**
   * Checks a name.
   *
   * @throws UsageException when it is none
   */
  static ReplayName of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new UsageException(
          "'%s' cannot name a replay: use 1 to 40 small letters and digits".formatted(text));
    }
    return new ReplayName(text);
  }

  /** The replay that writes a topic of this name; empty when none does. */
  static Optional<ReplayName> ofPredictions(String topic) {
    Matcher matcher = OUTPUT.matcher(topic);
    return matcher.matches() ? Optional.of(new ReplayName(matcher.group(1))) : Optional.empty();
  }

  /** Stands before the names of the topics it writes. */
  String topicPrefix() {
    return "replay-" + text + "-";
  }

  /** A topic of the catalogue as the replay writes it. */
  TopicSpec output(TopicSpec catalogued) {
    return catalogued.named(topicPrefix() + catalogued.name());
  }

  /** All topics it writes for others. */
  List<TopicSpec> outputs() {
    return WRITTEN.stream().map(this::output).toList();
  }

  /** Its Kafka Streams application id, also its consumer group. */
  String applicationId(RunningSystem system) {
    return system.applicationId() + "-replay-" + text;
  }
}
