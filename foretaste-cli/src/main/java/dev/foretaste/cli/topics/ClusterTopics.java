package dev.foretaste.cli.topics;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Describes the topics of a cluster that are ours. */
final class ClusterTopics {
  private static final String STATE = "State of the stream, to restore it from.";
  private static final String HANDOVER = "Records on their way between parts of the stream.";

  private static final String LATEST = "latest";

  private final Admin admin;

  ClusterTopics(Admin admin) {
    this.admin = admin;
  }

  /**
   * The catalogue's topics, and those that the stream keeps for itself.
   *
   * @param applicationId of the stream
   */
  List<TopicRow> describe(String applicationId) {
    Set<String> existing = KafkaReply.of(admin.listTopics().names());
    List<String> internal =
        existing.stream()
            .filter(name -> name.startsWith(applicationId + "-"))
            .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
            .sorted()
            .toList();
    List<String> ours = new ArrayList<>(internal);
    TopicCatalogue.all().stream()
        .map(TopicSpec::name)
        .filter(existing::contains)
        .forEach(ours::add);
    Map<String, TopicDescription> descriptions =
        KafkaReply.of(admin.describeTopics(ours).allTopicNames());
    Map<ConfigResource, Config> configs =
        KafkaReply.of(
            admin.describeConfigs(ours.stream().map(ClusterTopics::resource).toList()).all());
    Map<String, Long> bytes = bytes(ours::contains);

    List<TopicRow> rows = new ArrayList<>();
    for (TopicSpec topic : TopicCatalogue.all()) {
      if (existing.contains(topic.name())) {
        rows.add(row(topic.name(), topic.documentation(), descriptions, configs, bytes));
      } else if (!topic.optional()) {
        rows.add(new TopicRow(topic.name(), 0, "missing", 0, topic.documentation()));
      }
    }
    for (String name : internal) {
      String purpose = name.endsWith("-changelog") ? STATE : HANDOVER;
      rows.add(row(name, purpose, descriptions, configs, bytes));
    }
    return rows;
  }

  private static TopicRow row(
      String name,
      String purpose,
      Map<String, TopicDescription> descriptions,
      Map<ConfigResource, Config> configs,
      Map<String, Long> bytes) {
    return new TopicRow(
        name,
        descriptions.get(name).partitions().size(),
        kept(configs.get(resource(name))),
        bytes.getOrDefault(name, 0L),
        purpose);
  }

  private static String kept(Config config) {
    Set<String> policies = Set.of(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().split(","));
    if (!policies.contains(TopicConfig.CLEANUP_POLICY_DELETE)) {
      return LATEST;
    }
    long milliseconds = Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
    String time = milliseconds < 0 ? "always" : Duration.ofMillis(milliseconds).toString();
    return policies.contains(TopicConfig.CLEANUP_POLICY_COMPACT) ? LATEST + ", " + time : time;
  }

  private Map<String, Long> bytes(Predicate<String> wanted) {
    Collection<Node> nodes = KafkaReply.of(admin.describeCluster().nodes());
    Map<String, Long> bytes = new HashMap<>();
    KafkaReply.of(admin.describeLogDirs(nodes.stream().map(Node::id).toList()).allDescriptions())
        .values()
        .stream()
        .flatMap(directories -> directories.values().stream())
        .flatMap(directory -> directory.replicaInfos().entrySet().stream())
        .filter(replica -> wanted.test(replica.getKey().topic()))
        .forEach(
            replica -> bytes.merge(replica.getKey().topic(), replica.getValue().size(), Long::sum));
    return bytes;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
