package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.TextTable;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Lists the replays that are there. */
@Command(name = "list", description = "List the replays that are there and how far they are.")
final class ListReplays extends ReplayAction {

  /**
   * A replay.
   *
   * @param replayed offsets of orders behind it, all partitions together
   * @param live the same of the live stream
   */
  record Entry(String name, long replayed, long live, String stateDirectory) {}

  @Override
  Outcome work(ReplayedSystem live, PrintWriter out) {
    long processed = live.live().stream().mapToLong(Long::longValue).sum();
    List<Entry> entries =
        live.topics().names().stream()
            .map(ReplayName::ofPredictions)
            .flatMap(Optional::stream)
            .map(
                name ->
                    new Entry(
                        name.text(),
                        live.replayed(name).stream().mapToLong(Long::longValue).sum(),
                        processed,
                        live.stateDirectory(name).toString()))
            .sorted(Comparator.comparing(Entry::name))
            .toList();
    TextTable table = new TextTable("REPLAY", "ORDERS", "LIVE", "STATE");
    entries.forEach(
        entry ->
            table.add(
                entry.name(),
                "%,d".formatted(entry.replayed()),
                "%,d".formatted(entry.live()),
                entry.stateDirectory()));
    table.print(out);
    return new Outcome(ExitCode.OK, entries);
  }
}
