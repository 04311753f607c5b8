package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.generations.Generation;
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

  /** The stream that it is. */
  Generation generation(RunningSystem system) {
    return Generation.original(system.applicationId()).named(text);
  }
}
