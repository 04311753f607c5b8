package dev.foretaste.cli.erasure;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.TextTable;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.rewrite.LogRewrite;
import dev.foretaste.cli.rewrite.OrdersRewrite;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.LogExpiry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets customers. */
@Command(
    name = "erase",
    description = {
      "Forget customers: everything that their orders and feedback up to now led to.",
      "",
      "State, history, index, profile and training examples go at once; what stands on topics that"
          + " are cleaned up by age is reported with its expiry. Later orders are those of new"
          + " customers. A replay leaves out what was before, and the next training the"
          + " customers. What is left is an HMAC of the id with a place on the log.",
      "",
      "--rewrite-log writes the orders anew without those who were erased so far: every other"
          + " record stays at its place, so nothing else changes. It needs the stream and all"
          + " producers stopped; of `up`, name the --data-dir. Interrupted, it must be run again"
          + " before anything starts.",
      ""
    })
public final class EraseCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SHOWN = 20;

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private ProgressOptions progressOptions;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "CUSTOMER", arity = "0..*", description = "Ids of customers.")
  private List<String> named = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "File with further ids, one a line.")
  private Path file;

  @Option(
      names = "--rewrite-log",
      description = "Write the orders anew without customers who were erased.")
  private boolean rewriteLog;

  @Mixin private ErasureKeyOption erasureKey;

  @Override
  public Integer call() throws IOException {
    if (rewriteLog) {
      return rewriteLog();
    }
    Set<String> customers = customers();
    RunningSystem system = systemOptions.find();
    try (KafkaTopics topics = new KafkaTopics(system.kafka(), PATIENCE);
        SchemaRegistryClient registry = new HttpSchemaRegistryClient(system.registry())) {
      if (!topics.exists(TopicCatalogue.ERASURES)) {
        throw new FailureException(
            "there is no topic %s: start this version of the service once, it creates it"
                .formatted(TopicCatalogue.ERASURES.name()));
      }
      ErasureReport report = erase(customers, system, topics, registry);
      print(report);
      json.print(report);
      return report.standing() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private int rewriteLog() throws IOException {
    if (!named.isEmpty() || file != null) {
      throw new UsageException(
          "--rewrite-log takes no customers: erase them first, then stop the stream");
    }
    List<LogRewrite.Result> results;
    try (Progress progress = progressOptions.start("rewrite", 0, "records")) {
      results = new OrdersRewrite(erasureKey, progress).run(systemOptions);
    }
    TextTable table = new TextTable("REWRITTEN", "RECORDS", "EVENTS REMOVED");
    results.forEach(
        log -> table.add(log.topic(), "%,d".formatted(log.kept()), "%,d".formatted(log.removed())));
    PrintWriter out = command.commandLine().getOut();
    table.print(out);
    out.println("Kafka removes the files of the old logs within a minute of its running.");
    out.flush();
    json.print(results);
    return ExitCode.OK;
  }

  private Set<String> customers() throws IOException {
    Set<String> customers = new TreeSet<>(named);
    if (file != null) {
      Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank())
          .forEach(customers::add);
    }
    if (customers.isEmpty()) {
      throw new UsageException("name customers, or a file of them with --file");
    }
    OrderValidator validator = new OrderValidator();
    for (String customer : customers) {
      List<Rejection> faults = validator.check(new ErasureRequested("check", customer, 0L));
      if (!faults.isEmpty()) {
        throw new UsageException(
            "'%s' is no customer id: %s".formatted(customer, faults.get(0).detail()));
      }
    }
    return customers;
  }

  private ErasureReport erase(
      Set<String> customers,
      RunningSystem system,
      KafkaTopics topics,
      SchemaRegistryClient registry) {
    Map<String, CustomerErased> erased = new TreeMap<>();
    try (ErasureDesk desk = new ErasureDesk(system.kafka(), topics, registry, Clock.systemUTC());
        Progress progress = progressOptions.start("erase", 0, "orders")) {
      Map<String, String> requests = desk.ask(customers);
      CatchUp catchUp = new CatchUp(topics, system.applicationId(), PATIENCE);
      catchUp.await(TopicCatalogue.ORDERS, progress);
      if (system.rekey()) {
        catchUp.await(TopicCatalogue.ORDERS_BY_CUSTOMER, progress);
      }
      Map<String, CustomerErased> answers = desk.answers();
      for (String customer : customers) {
        CustomerErased answer = answers.get(requests.get(customer));
        if (answer == null) {
          throw new FailureException(
              "the service did not erase %s: see `dlq list --reason no-erasure-key`, or the log"
                  .formatted(customer));
        }
        erased.put(customer, answer);
      }
      progress.message("looking at the topics");
      return report(erased, system, topics, registry);
    }
  }

  private static ErasureReport report(
      Map<String, CustomerErased> erased,
      RunningSystem system,
      KafkaTopics topics,
      SchemaRegistryClient registry) {
    CustomerRecords records = new CustomerRecords();
    new PersonalRecords(topics, registry).find(erased.keySet(), records::add);
    List<ErasureReport.Log> logs = new ArrayList<>();
    try (Admin admin = Admin.create(system.kafka())) {
      Map<String, Optional<Instant>> expiries =
          new LogExpiry(admin).of(records.onLogs().keySet(), Instant.now());
      expiries.forEach(
          (topic, expiry) ->
              logs.add(
                  new ErasureReport.Log(
                      topic,
                      records.onLogs().get(topic),
                      expiry.map(Instant::toString).orElse("never"))));
    }
    return new ErasureReport(
        erased.size(),
        erased.entrySet().stream()
            .map(entry -> ErasureReport.Removed.of(entry.getKey(), entry.getValue()))
            .toList(),
        records.standing().values().stream().mapToLong(Long::longValue).sum(),
        logs,
        new TrainedModels(topics, registry).thatMayHaveSeen(records));
  }

  private void print(ErasureReport report) {
    PrintWriter out = command.commandLine().getOut();
    TextTable customers =
        new TextTable("CUSTOMER", "ORDERS", "FEEDBACK", "PREDICTIONS", "INDEXED", "EXAMPLES");
    for (ErasureReport.Removed removed :
        report.customers().subList(0, Math.min(SHOWN, report.customers().size()))) {
      customers.add(
          removed.customerId(),
          "" + removed.orders(),
          "" + removed.feedback(),
          "" + removed.predictions(),
          "" + removed.orderScores(),
          "" + removed.examples());
    }
    customers.print(out);
    out.printf("%,d customers are erased.%n", report.erased());
    if (report.standing() > 0) {
      out.printf(
          "%,d values still stand on compacted topics: new orders came, or the log says what is wrong.%n",
          report.standing());
    }
    TextTable logs = new TextTable("STILL ON", "RECORDS", "GONE BY");
    report.logs().forEach(log -> logs.add(log.topic(), "" + log.records(), log.expires()));
    logs.print(out);
    if (report.logs().stream().anyMatch(log -> log.topic().equals(TopicCatalogue.ORDERS.name()))) {
      out.println(
          "`erase --rewrite-log` removes them from the orders, once the stream is stopped.");
    }
    out.println(
        report.models().isEmpty()
            ? "No model version was trained with them."
            : "Trained, maybe with them: " + String.join(", ", report.models()));
    out.flush();
  }
}
