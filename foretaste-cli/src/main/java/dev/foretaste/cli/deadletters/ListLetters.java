package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.console.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
    name = "list",
    description = "List dead letters, the oldest first; open ones unless --status says otherwise.")
final class ListLetters extends LetterCommand {
  @Mixin private SelectionOptions selection;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "What became of them: ${COMPLETION-CANDIDATES} (default: open).")
  private LetterStatus status = LetterStatus.OPEN;

  @Option(names = "--any-status", description = "Whatever became of them.")
  private boolean anyStatus;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Show so many; all are counted (default: ${DEFAULT-VALUE}).")
  private int limit;

  /**
   * The result.
   *
   * @param byReason how many of each reason, all counted
   * @param letters the first of them
   */
  record Result(int count, Map<String, Long> byReason, List<LetterView> letters) {}

  @Override
  Outcome work(Office office) {
    List<Letter> letters =
        office
            .letters()
            .read(
                selection.topics(),
                selection.filter(List.of(), anyStatus ? Optional.empty() : Optional.of(status)));
    Map<String, Long> byReason =
        letters.stream()
            .collect(Collectors.groupingBy(Letter::reason, TreeMap::new, Collectors.counting()));
    List<LetterView> shown = letters.stream().limit(limit).map(LetterView::of).toList();
    if (!shown.isEmpty()) {
      TextTable table = new TextTable("LETTER", "STATUS", "REASON", "FIELD", "TIME", "SOURCE");
      shown.forEach(
          view ->
              table.add(
                  view.id(),
                  view.status(),
                  view.reason(),
                  view.field(),
                  view.time(),
                  view.source()));
      table.print(office.out());
    }
    office.out().printf("%,d dead letters.%n", letters.size());
    byReason.forEach((reason, count) -> office.out().printf("  %,d %s%n", count, reason));
    return new Outcome(ExitCode.OK, new Result(letters.size(), byReason, shown));
  }
}
