package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.KafkaReply;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.generations.Generation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Removes everything that a replay made. */
@Command(
    name = "discard",
    description =
        "Remove all that a replay made: its topics, its group with the offsets, and its state on"
            + " this machine. Schemas stay in the registry.")
final class DiscardReplay extends ReplayAction {
  @Parameters(paramLabel = "NAME", description = "The replay.")
  private String name;

  /** What was removed. */
  record Result(String name, List<String> topics, String group, boolean state) {}

  @Override
  Outcome work(ReplayedSystem live, PrintWriter out) throws IOException {
    ReplayName replay = ReplayName.of(name);
    if (live.liveGeneration().name().equals(name)) {
      throw new FailureException("%s is live: promote another replay first".formatted(name));
    }
    String group = replay.generation(live.system()).applicationId();
    List<String> topics =
        live.topics().names().stream()
            .filter(topic -> belongs(topic, replay.generation(live.system())))
            .sorted()
            .toList();
    Path state = live.stateDirectory(replay);
    boolean hadState = Files.exists(state);
    if (topics.isEmpty() && !hadState) {
      throw new FailureException("there is no replay %s; see `replay list`".formatted(name));
    }
    try (Admin admin = Admin.create(live.system().kafka())) {
      // First, because it fails while the replay runs.
      removeGroup(admin, group);
      KafkaReply.of(admin.deleteTopics(topics).all());
    }
    remove(state);
    if (live.generations().terms(name).isPresent()) {
      live.generations().forget(name);
    }
    out.printf("Replay %s is gone: %d topics, group %s, %s.%n", name, topics.size(), group, state);
    return new Outcome(ExitCode.OK, new Result(name, topics, group, hadState));
  }

  private static boolean belongs(String topic, Generation generation) {
    Set<String> outputs = Set.copyOf(generation.outputs().stream().map(TopicSpec::name).toList());
    boolean internal = topic.endsWith("-changelog") || topic.endsWith("-repartition");
    return outputs.contains(topic)
        || topic.equals(generation.mergedOrders().name())
        || topic.equals(generation.mergedErasures().name())
        || internal && topic.startsWith(generation.applicationId() + "-");
  }

  private static void removeGroup(Admin admin, String group) {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        throw new FailureException("the replay runs; stop it first", e);
      }
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new FailureException("Kafka does not answer: " + e.getCause().getMessage(), e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static FailureException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new FailureException("interrupted while waiting for Kafka", e);
  }

  private static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
