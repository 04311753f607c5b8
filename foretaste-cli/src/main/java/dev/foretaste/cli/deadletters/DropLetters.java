package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.UsageException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Marks dead letters as dealt with. */
@Command(
    name = "drop",
    description =
        "Mark dead letters as dropped: they are no longer listed and never sent again. The records"
            + " stay as long as their topic keeps them.")
final class DropLetters extends LetterCommand {
  @Mixin private SelectionOptions selection;

  @Parameters(
      paramLabel = "LETTER",
      arity = "0..*",
      description = "These letters, topic:partition:offset.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "All open ones, when no letter and no filter is given.")
  private boolean all;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "asked for on the command line",
      description = "Why; kept with the letter (default: ${DEFAULT-VALUE}).")
  private String note;

  /** The result. */
  record Result(int dropped) {}

  @Override
  Outcome work(Office office) {
    LetterFilter filter = selection.filter(ids, Optional.of(LetterStatus.OPEN));
    if (!filter.isSelective() && !all) {
      throw new UsageException("say which: name letters, give a filter, or --all");
    }
    try (LetterDesk desk = new LetterDesk(office.client(), office.registry(), Clock.systemUTC())) {
      List<Letter> letters = office.letters().read(selection.topics(), filter);
      desk.drop(letters, note);
      office.out().printf("%,d dead letters dropped.%n", letters.size());
      return new Outcome(ExitCode.OK, new Result(letters.size()));
    }
  }
}
