package dev.foretaste.cli.erasure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Makes Kafka compact at once what it compacts in the course of a day. */
final class CompactedTopics implements AutoCloseable {
  /** Logs that an erasure reports, and the hand-over topics, which Kafka Streams purges. */
  private static final Pattern BY_AGE =
      Pattern.compile(
          ".*/(orders|orders-dlq|feedback|feedback-dlq|predictions|prediction-outcomes"
              + "|shadow-outcomes|[a-z-]+-repartition)-[0-9]+/.*");

  private final Admin admin;

  CompactedTopics(Map<String, Object> cluster) {
    admin = Admin.create(cluster);
  }

  static boolean isByAge(String file) {
    return BY_AGE.matcher("/" + file).matches();
  }

  void cleanAtOnce(String applicationId) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    changes.put(
        new ConfigResource(ConfigResource.Type.BROKER, ""),
        List.of(set("log.cleaner.backoff.ms", "100")));
    for (String topic : admin.listTopics().names().get()) {
      if (topic.equals("customer-preferences")
          || topic.equals("training-examples")
          || topic.startsWith(applicationId) && topic.endsWith("-changelog")) {
        List<AlterConfigOp> operations = new ArrayList<>();
        operations.add(set("segment.ms", "100"));
        operations.add(set("min.cleanable.dirty.ratio", "0.0"));
        operations.add(set("max.compaction.lag.ms", "1"));
        operations.add(set("delete.retention.ms", "0"));
        changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations);
      }
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
  }

  @Override
  public void close() {
    admin.close();
  }
}
