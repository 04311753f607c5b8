package dev.foretaste.cli.topics;

import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.TextTable;
import dev.foretaste.cli.system.RunningSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the topics of a running system. */
@Command(
    name = "topics",
    description =
        "List every topic with how long it is kept, its size on disk, and what it is for.")
public final class TopicsCommand implements Callable<Integer> {
  private static final long KIB = 1024;

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private JsonOutput json;

  /** The result. */
  record Result(long bytes, List<TopicRow> topics) {}

  @Override
  public Integer call() throws IOException {
    RunningSystem system = systemOptions.find();
    try (Admin admin = Admin.create(system.kafka())) {
      List<TopicRow> rows = new ClusterTopics(admin).describe(system.applicationId());
      Result result = new Result(rows.stream().mapToLong(TopicRow::bytes).sum(), rows);
      print(result, command.commandLine().getOut());
      json.print(result);
    }
    return ExitCode.OK;
  }

  private static void print(Result result, PrintWriter out) {
    TextTable table = new TextTable("TOPIC", "PARTITIONS", "KEPT", "KIB", "PURPOSE");
    result
        .topics()
        .forEach(
            row ->
                table.add(
                    row.topic(),
                    Integer.toString(row.partitions()),
                    row.kept(),
                    "%,d".formatted(row.bytes() / KIB),
                    row.purpose()));
    table.print(out);
    out.printf("%,d KiB in all.%n", result.bytes() / KIB);
    out.flush();
  }
}
