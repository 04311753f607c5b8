package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands; as text {@code topic:partition:offset}.
 *
 * @param topic the dead-letter topic
 * @param partition partition there
 * @param offset offset there
 */
record LetterId(String topic, int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("([^:]+):(\\d{1,9}):(\\d{1,18})");

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws UsageException when it is something else
   */
  static LetterId parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(
          "'%s' is no dead letter: name it as `dlq list` does, for example orders-dlq:0:12"
              .formatted(text));
    }
    return new LetterId(
        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
  }

  @Override
  public String toString() {
    return "%s:%d:%d".formatted(topic, partition, offset);
  }
}
