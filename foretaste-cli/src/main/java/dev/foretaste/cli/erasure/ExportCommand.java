package dev.foretaste.cli.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.state.StateStores;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives out everything that is held about one customer. */
@Command(
    name = "export",
    description = {
      "Print everything that is held about a customer as one JSON object: every record on every"
          + " topic, and the state. Where the erasure key is at hand, also what logs call the"
          + " customer.",
      "",
      "What was erased but has not expired yet is held, and so is printed.",
      ""
    })
public final class ExportCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();

  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private ErasureKeyOption erasureKey;

  @Parameters(paramLabel = "CUSTOMER", description = "Id of the customer.")
  private String customer;

  @Override
  public Integer call() throws IOException {
    RunningSystem system = systemOptions.find();
    try (KafkaTopics topics = new KafkaTopics(system.kafka(), PATIENCE);
        SchemaRegistryClient registry = new HttpSchemaRegistryClient(system.registry())) {
      ObjectNode all = json.createObjectNode();
      all.put("customerId", customer);
      erasureKey.of(system).ifPresent(names -> all.put("nameInLogs", names.inLogs(customer)));
      all.put("at", Instant.now().toString());
      ObjectNode records = all.putObject("records");
      new PersonalRecords(topics, registry)
          .find(Set.of(customer), found -> add(found, records.withArray(found.topic().name())));
      state(topics, system.applicationId())
          .ifPresent(state -> all.set("state", content(Optional.of(state), Optional.empty())));
      PrintWriter out = command.commandLine().getOut();
      out.println(json.writerWithDefaultPrettyPrinter().writeValueAsString(all));
      out.flush();
    }
    return ExitCode.OK;
  }

  private void add(PersonalRecords.Found found, ArrayNode records) {
    StoredRecord stored = found.record();
    ObjectNode record = records.addObject();
    record.put("key", stored.keyText());
    record.put("partition", found.partition());
    record.put("offset", stored.offset());
    record.put("time", Instant.ofEpochMilli(stored.timestamp()).toString());
    found.value().ifPresent(value -> record.put("type", value.getSchema().getName()));
    record.set("value", content(found.value(), stored.value()));
  }

  /** The latest state, as the topic says from which the stream restores it. */
  private Optional<SpecificRecord> state(KafkaTopics topics, String applicationId) {
    TopicSpec changelog =
        TopicCatalogue.CUSTOMER_PREFERENCES.named(
            "%s-%s-changelog".formatted(applicationId, StateStores.CUSTOMERS));
    if (!topics.exists(changelog)) {
      return Optional.empty();
    }
    Deserializer<CustomerState> decoder = StateStores.customerState().deserializer();
    int partition = CustomerPartitioner.partitionFor(customer, topics.partitions(changelog));
    Optional<SpecificRecord> latest = Optional.empty();
    Iterator<StoredRecord> changes = topics.read(changelog, partition);
    while (changes.hasNext()) {
      StoredRecord change = changes.next();
      if (change.keyText().equals(customer)) {
        latest = change.value().map(value -> decoder.deserialize(changelog.name(), value));
      }
    }
    return latest;
  }

  /** What cannot be decoded is given out as it is, in base 64. */
  private JsonNode content(Optional<SpecificRecord> value, Optional<byte[]> bytes) {
    try {
      return value.isPresent()
          ? json.readTree(value.get().toString())
          : bytes
              .map(Base64.getEncoder()::encodeToString)
              .<JsonNode>map(json.getNodeFactory()::textNode)
              .orElse(json.nullNode());
    } catch (IOException e) {
      throw new FailureException("a record cannot be told as JSON: " + e.getMessage(), e);
    }
  }
}
