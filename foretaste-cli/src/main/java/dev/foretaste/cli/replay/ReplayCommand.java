package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import dev.foretaste.cli.erasure.RecordedErasures;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.schema.MergedHistory;
import dev.foretaste.schema.ReplayTerms;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicMismatchException;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.lifecycle.Place;
import dev.foretaste.topology.lifecycle.ReplayService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import dev.foretaste.topology.replay.ReplayPlan;
import java.io.IOException;
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
      "",
      "With --with it has orders of its own: those of the log and, in between by event time, those"
          + " that a file has and the log lacks. They are predicted with what was in force for the"
          + " order before them in their partition. Orders that come later follow behind. Such a"
          + " replay shows what the missing orders change; it cannot be promoted.",
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
  @Mixin private MergeOptions mergeOptions;

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
    mergeOptions.check();
    if (threads < 1 || threads > 1_000) {
      throw new UsageException("--threads must be 1 to 1000");
    }
  }

  @Override
  Outcome work(ReplayedSystem live, PrintWriter out) throws IOException {
    ReplayName name = ReplayName.of(into);
    Optional<OrderSource> missing = mergeOptions.read();
    missing.map(OrderSource::assumptions).ifPresent(said -> said.forEach(out::println));
    List<Long> arrived;
    try (Progress progress = progressOptions.start("replay", 0, "orders")) {
      arrived =
          new CatchUp(live.topics(), live.liveGeneration().applicationId(), PATIENCE)
              .await(live.orders(), progress);
    }
    Optional<ReplayTerms> begun = live.generations().terms(name.text());
    String followed =
        begun.map(ReplayTerms::getPredecessor).orElseGet(() -> live.liveGeneration().name());
    if (!followed.equals(live.liveGeneration().name())) {
      throw new FailureException(
          "%s follows '%s', which is not live any more: choose another name"
              .formatted(name.text(), followed));
    }
    new RetiredModels(live.topics(), live.registry(), live.liveGeneration())
        .refuseIfNeeded(behind(live, name), planOptions.model(begun.map(ReplayPlan::of)));
    ReplayPlan plan =
        begun
            .map(ReplayPlan::of)
            .map(terms -> unchanged(live, name, terms, missing))
            .orElseGet(() -> begin(live, name, followed, missing, arrived));
    createTopics(live, name, plan.merged().isPresent(), arrived.size());
    try (ReplayService service = service(live, name, arrived.size(), plan);
        Progress progress = progressOptions.start("replay", 0, "orders")) {
      service.start();
      List<Long> ends = ends(live, name, plan, arrived, progress);
      ReplayRun run = new ReplayRun(live, name, ends, PATIENCE);
      ReplayRun.Pace pace = follow ? run.follow(progress) : run.toEnd(progress);
      out.printf(
          "%,d orders replayed in %.1f s (%,.0f/s); compare with `replay compare %s`.%n",
          pace.orders(), pace.seconds(), pace.perSecond(), name.text());
      return new Outcome(
          ExitCode.OK, new Result(name.text(), pace.orders(), pace.seconds(), pace.perSecond()));
    }
  }

  /** The plan it was begun with. */
  private ReplayPlan unchanged(
      ReplayedSystem live, ReplayName name, ReplayPlan begun, Optional<OrderSource> missing) {
    boolean otherPlan =
        planOptions.isGiven()
            && !planOptions.plan(live, live.input(name), begun.merged()).equals(begun);
    boolean otherFile =
        missing.isPresent()
            && !missing
                .map(OrderSource::digest)
                .equals(begun.merged().map(MergedHistory::getDigest));
    if (otherPlan || otherFile) {
      throw new UsageException(
          "replay %s was begun with another --model, --from, --to or --with: leave them out to go on with it, or choose another name"
              .formatted(name.text()));
    }
    return begun;
  }

  private ReplayPlan begin(
      ReplayedSystem live,
      ReplayName name,
      String followed,
      Optional<OrderSource> missing,
      List<Long> arrived) {
    createTopics(live, name, missing.isPresent(), arrived.size());
    Optional<MergedHistory> merged = missing.map(file -> merge(live, name, file, arrived));
    TopicSpec input =
        merged.isPresent() ? name.generation(live.system()).mergedOrders() : live.orders();
    ReplayPlan plan = planOptions.plan(live, input, merged);
    live.generations().begin(plan.terms(name.text(), followed));
    return plan;
  }

  private MergedHistory merge(
      ReplayedSystem live, ReplayName name, OrderSource file, List<Long> arrived) {
    ErasedCustomers erased =
        RecordedErasures.read(live.topics(), live.registry(), erasureKey.of(live.system()));
    try (MergedOrders target =
            new MergedOrders(live.system().kafka(), name.generation(live.system()));
        Progress progress = progressOptions.start("merge", sum(arrived), "orders")) {
      target.clear(arrived.size());
      MergedHistory merged = new LogMerge(live, erased, target, progress).write(file, arrived);
      target.goOnFrom(live.orders(), arrived);
      progress.message(
          "%,d missing orders merged; left out: %,d that the log has, %,d of erased customers"
              .formatted(merged.getAdded(), merged.getDuplicates(), merged.getErased()));
      return merged;
    }
  }

  /** Per partition, where what is there now ends. What came to the log is appended first. */
  private static List<Long> ends(
      ReplayedSystem live,
      ReplayName name,
      ReplayPlan plan,
      List<Long> arrived,
      Progress progress) {
    List<Long> ends = arrived;
    if (plan.merged().isPresent()) {
      Generation replay = name.generation(live.system());
      new CatchUp(live.topics(), replay.applicationId(), PATIENCE).await(live.orders(), progress);
      ends =
          IntStream.range(0, arrived.size())
              .mapToObj(partition -> live.topics().end(replay.mergedOrders(), partition))
              .toList();
    }
    return plan.end().isEmpty() ? ends : earlier(ends, plan.end());
  }

  /** Per partition, the first order of the log that is to be replayed. */
  private static List<Long> behind(ReplayedSystem live, ReplayName name) {
    List<Long> replayed = live.replayed(name);
    Optional<MergedLog> merged = MergedLog.of(live, name);
    return IntStream.range(0, replayed.size())
        .mapToObj(
            partition ->
                merged
                    .map(log -> log.places(partition).loggedBelow(replayed.get(partition)))
                    .orElse(replayed.get(partition)))
        .toList();
  }

  private static long sum(List<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).sum();
  }

  private static List<Long> earlier(List<Long> one, List<Long> other) {
    return IntStream.range(0, one.size())
        .mapToObj(partition -> Math.min(one.get(partition), other.get(partition)))
        .toList();
  }

  private static void createTopics(
      ReplayedSystem live, ReplayName name, boolean merged, int partitions) {
    try (Admin admin = Admin.create(live.system().kafka())) {
      Generation replay = name.generation(live.system());
      List<TopicSpec> topics = new ArrayList<>(replay.outputs());
      if (merged) {
        topics.add(replay.mergedOrders());
        topics.add(replay.mergedErasures());
      }
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
