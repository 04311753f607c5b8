package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.StoredRecord;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Shows a dead letter with all that is known of it. */
@Command(name = "show", description = "Show a dead letter, and whether a retry can mend it.")
final class ShowLetter extends LetterCommand {
  private static final int SHOWN_BYTES = 64;

  @Parameters(paramLabel = "LETTER", description = "As `list` names it: topic:partition:offset.")
  private String name;

  /**
   * The result.
   *
   * @param keyText key as UTF-8
   * @param valueBytes size of the value that is kept; -1 without one
   * @param valueStart its first 64 bytes, hexadecimal
   * @param retry empty when a retry can mend it, else why not
   */
  record Result(
      LetterView letter, String keyText, int valueBytes, String valueStart, String retry) {}

  @Override
  Outcome work(Office office) {
    LetterId id = LetterId.parse(name);
    LetterFilter only =
        new LetterFilter(
            Set.of(id),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Letter letter =
        office.letters().read(DeadLetterTopics.named(id.topic()), only).stream()
            .findFirst()
            .orElseThrow(() -> new FailureException("there is no dead letter " + id));
    StoredRecord record = letter.record();
    Result result =
        new Result(
            LetterView.of(letter),
            record.keyText(),
            record.value().map(value -> value.length).orElse(-1),
            record.value().map(ShowLetter::start).orElse(""),
            whyNoRetry(office, letter));
    print(result, office.out());
    return new Outcome(ExitCode.OK, result);
  }

  private static String whyNoRetry(Office office, Letter letter) {
    RetryDecision decision =
        new RetryRule(office.registry(), new Originals(office.topics()))
            .decide(letter, System.currentTimeMillis());
    return decision instanceof RetryDecision.Hopeless hopeless ? hopeless.why() : "";
  }

  private static String start(byte[] value) {
    return HexFormat.of().formatHex(value, 0, Math.min(value.length, SHOWN_BYTES));
  }

  private static void print(Result result, PrintWriter out) {
    LetterView letter = result.letter();
    List.of(
            "Letter  " + letter.id() + " (" + letter.status() + ")",
            "Reason  " + (letter.reason() + " " + letter.field()).strip(),
            "        " + letter.detail(),
            "Record  " + letter.source() + " of " + letter.time(),
            "Key     " + result.keyText(),
            "Value   %,d bytes: %s".formatted(result.valueBytes(), result.valueStart()),
            "Retry   " + (result.retry().isEmpty() ? "can mend it" : "cannot: " + result.retry()))
        .forEach(out::println);
  }
}
