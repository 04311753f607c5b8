package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicMismatchException;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.lifecycle.Place;
import dev.foretaste.topology.lifecycle.ReplayService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import dev.foretaste.topology.replay.ReplayPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Processes all orders once more beside the live stream. */
@Command(
    name = "replay",
    description = {
      "Process all orders once more, beside the live stream, with what was recorded for each.",
      "",
      "Runs the same flow under an application id of its own, with state and output topics of its"
          + " own (replay-NAME-...): every order is scored with the model, menu, feedback and"
          + " experiment that the journal names, or with --model by one version throughout. Ends when it has processed the orders that are"
          + " there at its start, or follows the live stream with --follow. Run again, it goes on"
          + " where it stopped. The summaries of satisfaction by store are not rebuilt.",
      ""
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      ListReplays.class,
      CompareReplay.class,
      DiscardReplay.class,
      PromoteReplay.class
    })
public final class ReplayCommand extends ReplayAction {
  private static final int COMMIT_INTERVAL_MS = 500;
  private static final long ROCKS_MEMORY_BYTES = 128L << 20;

  @Mixin private ProgressOptions progressOptions;
  @Mixin private ErasureKeyOption erasureKey;

  @Option(
      names = "--into",
      paramLabel = "NAME",
      description = "Names the replay: 1 to 40 small letters and digits.")
  private String into;

  @Mixin private PlanOptions planOptions;

  @Option(names = "--follow", description = "Go on with the orders that come, until stopped.")
  private boolean follow;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "" + ServiceSettings.DEFAULT_THREADS,
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads;

  /** The result. */
  record Result(String name, long orders, double seconds, double ordersPerSecond) {}

  @Override
  void checkOptions() {
    if (into == null) {
      throw new UsageException("name the replay with --into NAME");
    }
    ReplayName.of(into);
    planOptions.check();
    if (threads < 1 || threads > 1_000) {
      throw new UsageException("--threads must be 1 to 1000");
    }
  }

  @Override
  Outcome work(ReplayedSystem live, PrintWriter out) {
    ReplayName name = ReplayName.of(into);
    List<Long> arrived;
    try (Progress progress = progressOptions.start("replay", 0, "orders")) {
      arrived =
          new CatchUp(live.topics(), live.liveGeneration().applicationId(), PATIENCE)
              .await(live.orders(), progress);
    }
    Optional<ReplayTerms> begun = live.generations().terms(name.text());
    ReplayPlan plan = plan(live, name, begun.map(ReplayPlan::of));
    String followed =
        begun.map(ReplayTerms::getPredecessor).orElseGet(() -> live.liveGeneration().name());
    if (!followed.equals(live.liveGeneration().name())) {
      throw new FailureException(
          "%s follows '%s', which is not live any more: choose another name"
              .formatted(name.text(), followed));
    }
    List<Long> ends = plan.end().isEmpty() ? arrived : earlier(arrived, plan.end());
    new RetiredModels(live.topics(), live.registry(), live.liveGeneration())
        .refuseIfNeeded(live.replayed(name), plan.model());
    createTopics(live, name, ends.size());
    if (begun.isEmpty()) {
      live.generations().begin(plan.terms(name.text(), followed));
    }
    ReplayRun run = new ReplayRun(live, name, ends, PATIENCE);
    try (Progress progress = progressOptions.start("replay", run.total(), "orders");
        ReplayService service = service(live, name, ends.size(), plan)) {
      service.start();
      ReplayRun.Pace pace = follow ? run.follow(progress) : run.toEnd(progress);
      out.printf(
          "%,d orders replayed in %.1f s (%,.0f/s); compare with `replay compare %s`.%n",
          pace.orders(), pace.seconds(), pace.perSecond(), name.text());
      return new Outcome(
          ExitCode.OK, new Result(name.text(), pace.orders(), pace.seconds(), pace.perSecond()));
    }
  }

  /** The plan it was begun with; the options' when it is begun now. */
  private ReplayPlan plan(ReplayedSystem live, ReplayName name, Optional<ReplayPlan> begun) {
    if (begun.isEmpty()) {
      return planOptions.plan(live);
    }
    if (planOptions.isGiven() && !planOptions.plan(live).equals(begun.get())) {
      throw new UsageException(
          "replay %s was begun with another --model, --from or --to: leave them out to go on with it, or choose another name"
              .formatted(name.text()));
    }
    return begun.get();
  }

  private static List<Long> earlier(List<Long> one, List<Long> other) {
    return IntStream.range(0, one.size())
        .mapToObj(partition -> Math.min(one.get(partition), other.get(partition)))
        .toList();
  }

  private static void createTopics(ReplayedSystem live, ReplayName name, int partitions) {
    try (Admin admin = Admin.create(live.system().kafka())) {
      List<TopicSpec> topics = new ArrayList<>(name.generation(live.system()).outputs());
      topics.add(TopicCatalogue.GENERATIONS);
      TopicAdmin.ensure(admin, topics, partitions, live.topics().replicas(live.orders()));
    } catch (TopicMismatchException e) {
      throw new FailureException(e.getMessage(), e);
    }
  }

  private ReplayService service(
      ReplayedSystem live, ReplayName name, int partitions, ReplayPlan plan) {
    return new ReplayService(
        new ServiceSettings(
            live.system().applicationId(),
            live.system().bootstrapServers(),
            live.stateDirectory(name),
            threads,
            0,
            COMMIT_INTERVAL_MS,
            ROCKS_MEMORY_BYTES,
            Optional.empty(),
            live.system().rekey(),
            "",
            live.system().clientProperties(),
            erasureKey.of(live.system())),
        partitions,
        live.registry(),
        new Place(name.generation(live.system()), live.predecessor(name), plan));
  }
}
