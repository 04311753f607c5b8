package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import dev.foretaste.cli.erasure.RecordedErasures;
import dev.foretaste.cli.verify.OutputKind;
import dev.foretaste.schema.MergedHistory;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.generations.Generation;
import dev.foretaste.topology.replay.ReplayPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares what a replay wrote with what the live stream wrote. */
@Command(
    name = "compare",
    description = {
      "Compare predictions, outcomes, examples and profiles of a replay with the live ones.",
      "",
      "Field by field and bit by bit, for the orders that both have processed. Exit code 1 when"
          + " anything differs, or nothing could be compared. Of a replay that was begun with"
          + " --with, those orders are compared that the log has; what differs for customers whom"
          + " the file gave orders is what these change, and no reason for exit code 1.",
      ""
    })
final class CompareReplay extends ReplayAction {
  private static final List<OutputKind<?>> KINDS =
      List.of(
          OutputKind.PREDICTION,
          OutputKind.OUTCOME,
          OutputKind.SHADOW_OUTCOME,
          OutputKind.EXAMPLE,
          OutputKind.PROFILE);

  @Parameters(paramLabel = "NAME", description = "The replay.")
  private String name;

  @Mixin private ErasureKeyOption erasureKey;

  /**
   * The result.
   *
   * @param compared predictions that were compared
   * @param different records of any kind that differ
   * @param unexplained those of them that missing orders of the customer do not explain
   * @param added orders that only the replay has
   */
  record Result(
      String name,
      long compared,
      long different,
      long unexplained,
      long added,
      List<KindComparison.Result> kinds) {}

  @Override
  Outcome work(ReplayedSystem live, PrintWriter out) {
    ReplayName replay = ReplayName.of(name);
    List<Long> processed = live.live();
    List<Long> replayed = live.replayed(replay);
    ReplayPlan plan = ReplayPlan.of(live.terms(replay));
    Generation followed = live.predecessor(replay);
    if (!followed.equals(live.liveGeneration())) {
      throw new FailureException(
          "%s follows '%s', which is not live any more: there is nothing to compare with"
              .formatted(name, followed.name()));
    }
    Optional<MergedLog> merged = MergedLog.of(live, replay);
    List<OffsetRange> ranges =
        IntStream.range(0, processed.size())
            .mapToObj(
                partition ->
                    merged
                        .map(
                            log ->
                                OffsetRange.onLog(
                                    plan,
                                    partition,
                                    processed.get(partition),
                                    replayed.get(partition),
                                    log.places(partition)))
                        .orElseGet(
                            () ->
                                OffsetRange.compared(
                                    plan,
                                    partition,
                                    processed.get(partition),
                                    replayed.get(partition))))
            .toList();
    ErasedCustomers erased =
        RecordedErasures.read(live.topics(), live.registry(), erasureKey.of(live.system()));
    List<KindComparison.Result> kinds =
        KINDS.stream().map(kind -> compare(kind, live, replay, ranges, erased, merged)).toList();
    long different = kinds.stream().mapToLong(KindComparison.Result::different).sum();
    long unexplained = kinds.stream().mapToLong(KindComparison.Result::unexplained).sum();
    long added = plan.merged().map(MergedHistory::getAdded).orElse(0L);
    Result result = new Result(name, kinds.get(0).compared(), different, unexplained, added, kinds);
    for (KindComparison.Result kind : kinds) {
      out.printf(
          "%ss: %,d compared, %,d different.%n", kind.kind(), kind.compared(), kind.different());
      kind.examples().forEach(example -> out.println("  " + example.describe()));
    }
    merged.ifPresent(
        log ->
            out.printf(
                "%,d customers have %,d orders that the log lacks; all but %,d of the differences are theirs.%n",
                log.customers().size(), added, unexplained));
    boolean same = unexplained == 0 && result.compared() > 0;
    return new Outcome(same ? ExitCode.OK : ExitCode.SOFTWARE, result);
  }

  private static <T extends SpecificRecord> KindComparison.Result compare(
      OutputKind<T> kind,
      ReplayedSystem live,
      ReplayName replay,
      List<OffsetRange> ranges,
      ErasedCustomers erased,
      Optional<MergedLog> merged) {
    KindComparison<T> comparison =
        new KindComparison<>(
            kind, AvroSerdes.deserializer(kind.topic(), live.registry()), erased, merged);
    for (int partition = 0; partition < ranges.size(); partition++) {
      comparison.compare(
          partition,
          ranges.get(partition),
          live.topics().read(live.predecessor(replay).topic(kind.topic()), partition),
          live.topics().read(replay.generation(live.system()).topic(kind.topic()), partition));
    }
    return comparison.result();
  }
}
