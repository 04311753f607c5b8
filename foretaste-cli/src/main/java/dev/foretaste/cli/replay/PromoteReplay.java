package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.replay.ReplayPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a replay the live stream. */
@Command(
    name = "promote",
    description = {
      "Make a replay the live stream, without a pause.",
      "",
      "Needs instances that serve it (`service --generation NAME`). In every partition the live"
          + " stream stops before one order, and the replay goes on with exactly that one; the old"
          + " instances hand queries on to the new ones, and the retrainer turns to the new labels."
          + " What the old stream wrote stays. Run again, it finishes what was begun.",
      ""
    })
final class PromoteReplay extends ReplayAction {
  @Mixin private ProgressOptions progressOptions;

  @Parameters(paramLabel = "NAME", description = "The replay.")
  private String name;

  @Option(
      names = "--api",
      paramLabel = "URL",
      required = true,
      split = ",",
      description = "Where instances that serve the replay answer, such as http://localhost:8081.")
  private List<String> apis;

  /**
   * The result.
   *
   * @param firstOffsets per partition, the first order that is the promoted stream's
   */
  record Result(String name, String predecessor, List<Long> firstOffsets) {}

  @Override
  Outcome work(ReplayedSystem live, PrintWriter out) {
    ReplayName replay = ReplayName.of(name);
    ReplayTerms terms = live.terms(replay);
    Generation predecessor = live.predecessor(replay);
    requirePromotable(live, terms, predecessor);
    List<String> urls = apis.stream().map(url -> url.replaceAll("/+$", "")).toList();
    ServingInstances.require(live, replay.generation(live.system()), urls);
    List<Long> first;
    try (Progress progress = progressOptions.start("promote", 0, "orders")) {
      new CatchUp(live.topics(), replay.generation(live.system()).applicationId(), PATIENCE)
          .await(live.orders(), progress);
      live.generations().promote(pointer(terms, urls, false));
      progress.message("handing over");
      first = new Handovers(live, predecessor, PATIENCE).await();
      live.generations().promote(pointer(terms, urls, true));
    }
    out.printf(
        "%s is live from these orders on: %s. Queries are answered by %s.%n",
        name, first, String.join(", ", urls));
    return new Outcome(ExitCode.OK, new Result(name, terms.getPredecessor(), first));
  }

  private void requirePromotable(ReplayedSystem live, ReplayTerms terms, Generation predecessor) {
    if (live.system().rekey()) {
      throw new UsageException(
          "with --rekey the live stream also rekeys the orders for its replays: it cannot be"
              + " succeeded");
    }
    if (ReplayPlan.of(terms).merged().isPresent()) {
      throw new UsageException(
          "replay %s has orders that the live stream's log lacks (--with), so it cannot go on with that log; `import` the file: the live stream learns its orders as late ones"
              .formatted(name));
    }
    if (!ReplayPlan.of(terms).isWhole()) {
      throw new UsageException(
          "replay %s leaves orders out (--from, --to): only a whole one can be promoted"
              .formatted(name));
    }
    Optional<LiveGeneration> now = live.generations().live();
    boolean begun = now.filter(it -> it.getName().equals(name)).isPresent();
    if (begun && now.get().getComplete()) {
      throw new FailureException("%s is live already".formatted(name));
    }
    if (!begun && !now.map(LiveGeneration::getName).orElse("").equals(predecessor.name())) {
      throw new FailureException(
          "%s follows '%s', which is not live any more: begin a new replay"
              .formatted(name, predecessor.name()));
    }
    if (!begun && now.filter(it -> !it.getComplete()).isPresent()) {
      throw new FailureException(
          "%s is being promoted: finish that first".formatted(now.get().getName()));
    }
  }

  private static LiveGeneration pointer(ReplayTerms terms, List<String> apis, boolean complete) {
    return new LiveGeneration(terms.getName(), terms.getPredecessor(), apis, complete);
  }
}
