package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Creates topics like others, and deletes them for good. */
final class TopicSwap {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Admin admin;
  private final Duration patience;

  /**
   * @param patience how long a topic may take to be gone
   */
  TopicSwap(Admin admin, Duration patience) {
    this.admin = admin;
    this.patience = patience;
  }

  boolean exists(TopicSpec topic) {
    return KafkaAnswers.of(admin.listTopics().names()).contains(topic.name());
  }

  /** Deletes a topic if it is there; returns when it is gone. */
  void delete(TopicSpec topic) {
    if (!exists(topic)) {
      return;
    }
    KafkaAnswers.of(admin.deleteTopics(List.of(topic.name())).all());
    long giveUpAt = System.nanoTime() + patience.toNanos();
    while (exists(topic)) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new FailureException(
            "topic %s is not deleted yet; run the command again".formatted(topic.name()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Creates a topic with the partitions, replicas and settings of another one. */
  void createLike(TopicSpec model, TopicSpec topic) {
    TopicDescription description =
        KafkaAnswers.of(admin.describeTopics(List.of(model.name())).allTopicNames())
            .get(model.name());
    TopicAdmin.ensure(
        admin,
        List.of(topic),
        description.partitions().size(),
        (short) description.partitions().get(0).replicas().size());
    Collection<AlterConfigOp> settings = new ArrayList<>();
    KafkaAnswers.of(admin.describeConfigs(List.of(resource(model))).all())
        .get(resource(model))
        .entries()
        .stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .map(
            entry ->
                new AlterConfigOp(
                    new ConfigEntry(entry.name(), entry.value()), AlterConfigOp.OpType.SET))
        .forEach(settings::add);
    KafkaAnswers.of(admin.incrementalAlterConfigs(Map.of(resource(topic), settings)).all());
  }

  private static ConfigResource resource(TopicSpec topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }
}
