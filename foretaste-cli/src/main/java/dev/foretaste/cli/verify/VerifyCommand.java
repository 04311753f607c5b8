package dev.foretaste.cli.verify;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import dev.foretaste.cli.erasure.RecordedErasures;
import dev.foretaste.cli.generations.GenerationLog;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.ErasureKeyException;
import dev.foretaste.topology.generations.Generation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks what the service wrote against an independent recomputation. */
@Command(
    name = "verify",
    description = {
      "Recompute everything from the orders topic and compare it with what the service wrote.",
      "",
      "Waits until the service has processed the orders that are there now, then compares every"
          + " prediction, outcome, training example, profile and dead letter with what the orders"
          + " and the journal say it must be; with --rekey also every record of orders-by-customer."
          + " Orders that come in meanwhile are left out. Exit code"
          + " 1 when anything differs.",
      ""
    })
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private ProgressOptions progressOptions;
  @Mixin private JsonOutput json;
  @Mixin private ErasureKeyOption erasureKey;

  @Option(
      names = "--naive-share",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Share of the customers (0 to 1) whose features are also recomputed by definition, from"
              + " their full order lists (default: ${DEFAULT-VALUE}).")
  private double naiveShare;

  @Option(
      names = "--rekey",
      description =
          "The service runs with --rekey; needed only for a cluster that no system of this machine"
              + " uses.")
  private boolean rekey;

  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Fail when nothing at all moved for so long (default: ${DEFAULT-VALUE}).")
  private int giveUpAfter;

  @Override
  public Integer call() throws IOException {
    if (!(naiveShare >= 0 && naiveShare <= 1)) {
      throw new UsageException("--naive-share must be 0 to 1");
    }
    if (giveUpAfter < 1) {
      throw new UsageException("--give-up-after must be 1 second or more");
    }
    VerifyResult result = verify(systemOptions.find());
    report(result);
    json.print(result);
    return result.mismatches() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private VerifyResult verify(RunningSystem system) {
    Duration patience = Duration.ofSeconds(giveUpAfter);
    boolean rekeyed = rekey || system.rekey();
    try (KafkaTopics topics = new KafkaTopics(system.kafka(), patience);
        SchemaRegistryClient registry = new HttpSchemaRegistryClient(system.registry())) {
      Generation live = new GenerationLog(topics, registry, system.kafka()).generation(system);
      topics.readAs(live);
      CatchUp catchUp = new CatchUp(topics, live.applicationId(), patience);
      List<Long> arrived;
      List<Long> ends;
      try (Progress progress = progressOptions.start("verify", 0, "orders")) {
        arrived = catchUp.await(TopicCatalogue.ORDERS, progress);
        ends = rekeyed ? catchUp.await(TopicCatalogue.ORDERS_BY_CUSTOMER, progress) : arrived;
      }
      ErasedCustomers erased = RecordedErasures.read(topics, registry, erasureKey.of(system));
      long total = ends.stream().mapToLong(Long::longValue).sum();
      Verification verification =
          rekeyed
              ? Verification.rekeyed(topics, registry, arrived, ends, erased)
              : Verification.direct(topics, registry, ends, erased);
      try (Progress progress = progressOptions.start("verify", total, "orders")) {
        return verification.run(naiveShare, progress);
      }
    } catch (ErasureKeyException e) {
      throw new FailureException(e.getMessage(), e);
    }
  }

  private void report(VerifyResult result) {
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%,d orders, %,d predictions, %,d mismatches in %.1f s.%n",
        result.orders(), result.predictions(), result.mismatches(), result.seconds());
    out.printf(
        "Also %,d outcomes, %,d examples, %,d profiles, %,d dead letters, %,d duplicates, %,d journal entries.%n",
        result.outcomes(),
        result.examples(),
        result.profiles(),
        result.deadLetters(),
        result.duplicates(),
        result.journalEntries());
    if (result.erased() > 0) {
      out.printf(
          "Erased customers: %,d; nothing of them is left where it could be removed, %,d of their events are still on the log.%n",
          result.erased(), result.erasedOrders());
    }
    out.printf(
        "Features recomputed by definition: %,d predictions (%,d could not be).%n",
        result.naiveChecked(), result.naiveSkipped());
    if (result.shadowOutcomes() > 0) {
      out.printf("Shadows: %,d outcomes.%n", result.shadowOutcomes());
    }
    result.models().forEach((version, count) -> out.printf("Model %s made %,d.%n", version, count));
    result
        .validFrom()
        .forEach(
            (partition, offset) ->
                out.printf(
                    "Partition %d is checked in full from offset %,d on: models before were retired.%n",
                    partition, offset));
    result.examplesOfMismatches().forEach(mismatch -> out.println(mismatch.describe()));
    out.flush();
  }
}
