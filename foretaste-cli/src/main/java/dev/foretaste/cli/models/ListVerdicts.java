package dev.foretaste.cli.models;

import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.VerdictView;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists how challengers were judged. */
@Command(name = "verdicts", description = "List how challengers were judged, the earliest first.")
final class ListVerdicts extends ModelCommand {
  record Result(List<VerdictView> verdicts) {}

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    List<VerdictView> verdicts = models.verdicts();
    verdicts.forEach(verdict -> out.println(VerdictLine.of(verdict)));
    return new Result(verdicts);
  }
}
