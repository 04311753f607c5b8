package dev.foretaste.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the catalogue's topics and checks those that are there. */
public final class TopicAdmin {

  /** In place of a partition count: as many as the orders topic has, or the default. */
  public static final int AS_ORDERS = 0;

  private static final long VISIBLE_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private TopicAdmin() {}

  /**
   * Creates the required topics that are missing, after checking those that exist; when one of
   * those does not fit, nothing is created. Returns when the new topics can be used.
   *
   * @param partitions of every per-customer topic, 1 or more, or {@link #AS_ORDERS}
   * @param replicationFactor of topics to create
   * @return the partition count of per-customer topics
   * @throws TopicMismatchException when a topic exists and differs
   */
  public static int ensure(Admin admin, int partitions, short replicationFactor) {
    return ensure(admin, TopicCatalogue.required(), partitions, replicationFactor);
  }

  /** As {@link #ensure(Admin, int, short)}, for a choice of topics. */
  public static int ensure(
      Admin admin, List<TopicSpec> topics, int partitions, short replicationFactor) {
    if (partitions < 0) {
      throw new IllegalArgumentException("partitions must be 1 or more, but is " + partitions);
    }
    Set<String> existingNames = await(admin.listTopics().names());
    int inUse = partitions == AS_ORDERS ? partitionsOfOrders(admin, existingNames) : partitions;
    List<TopicSpec> existing =
        topics.stream().filter(topic -> existingNames.contains(topic.name())).toList();
    List<TopicSpec> missing =
        topics.stream().filter(topic -> !existingNames.contains(topic.name())).toList();

    check(admin, existing, inUse);
    if (!missing.isEmpty()) {
      create(admin, missing, inUse, replicationFactor);
      awaitVisible(admin, missing);
      check(admin, missing, inUse);
    }
    return inUse;
  }

  /**
   * Sets how long topics that are there keep their records.
   *
   * @param retention by name of topic; those not named stay as they are
   */
  public static void keep(Admin admin, Map<String, Retention> retention) {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    retention.forEach(
        (topic, kept) ->
            changes.put(
                resource(topic),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(
                            TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept.milliseconds())),
                        AlterConfigOp.OpType.SET))));
    await(admin.incrementalAlterConfigs(changes).all());
  }

  private static int partitionsOfOrders(Admin admin, Set<String> existingNames) {
    String orders = TopicCatalogue.ORDERS.name();
    return existingNames.contains(orders)
        ? describe(admin, List.of(orders)).get(orders).partitions().size()
        : TopicCatalogue.DEFAULT_PARTITIONS;
  }

  private static void check(Admin admin, List<TopicSpec> topics, int ordersPartitions) {
    List<String> names = topics.stream().map(TopicSpec::name).toList();
    Map<String, TopicDescription> descriptions = describe(admin, names);
    Map<ConfigResource, Config> configs =
        await(admin.describeConfigs(names.stream().map(TopicAdmin::resource).toList()).all());
    List<String> mismatches = new ArrayList<>();
    for (TopicSpec topic : topics) {
      int found = descriptions.get(topic.name()).partitions().size();
      int expected = topic.partitions(ordersPartitions);
      if (found != expected) {
        mismatches.add(partitionMismatch(topic, expected, found));
      }
      String policy =
          configs.get(resource(topic.name())).get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
      if (!policy.equals(topic.cleanup().configValue())) {
        mismatches.add(policyMismatch(topic, policy));
      }
    }
    if (!mismatches.isEmpty()) {
      throw new TopicMismatchException(mismatches);
    }
  }

  private static String partitionMismatch(TopicSpec topic, int expected, int found) {
    String remedy =
        topic.partitioning() == Partitioning.SINGLE
            ? "its order of records is lost with more than one: delete it or use another cluster"
            : "a customer's records would be spread differently from topic to topic: start with"
                + " the partition count of the topic orders (--partitions), or recreate the topic"
                + " and replay";
    return "Topic %s: expected %d partition(s), found %d; %s."
        .formatted(topic.name(), expected, found, remedy);
  }

  private static String policyMismatch(TopicSpec topic, String found) {
    return "Topic %s: expected cleanup.policy=%s, found %s; set it with kafka-configs.sh --alter."
        .formatted(topic.name(), topic.cleanup().configValue(), found);
  }

  private static void create(
      Admin admin, List<TopicSpec> topics, int ordersPartitions, short replicationFactor) {
    List<NewTopic> newTopics =
        topics.stream()
            .map(
                topic ->
                    new NewTopic(
                            topic.name(), topic.partitions(ordersPartitions), replicationFactor)
                        .configs(topic.config()))
            .toList();
    for (KafkaFuture<Void> creation : admin.createTopics(newTopics).values().values()) {
      try {
        await(creation);
      } catch (TopicExistsException createdByAnother) {
        // It is checked with the others once it is visible.
        continue;
      }
    }
  }

  private static void awaitVisible(Admin admin, List<TopicSpec> topics) {
    List<String> names = topics.stream().map(TopicSpec::name).toList();
    long giveUpAt = System.nanoTime() + VISIBLE_WITHIN_NANOS;
    while (!allHaveLeaders(admin, names)) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new TimeoutException(
            "Topics were created but have no leaders yet: " + names + "; are the brokers up?");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    askEveryLeader(admin, names);
  }

  /**
   * A leader may be known before it serves. An idempotent producer that meets one then can lose the
   * sequence of its batches and stick until its delivery timeout; an answer from every leader rules
   * that out.
   */
  private static void askEveryLeader(Admin admin, List<String> names) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    describe(admin, names)
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            latest.put(
                                new TopicPartition(topic.name(), partition.partition()),
                                OffsetSpec.latest())));
    await(admin.listOffsets(latest).all());
  }

  private static boolean allHaveLeaders(Admin admin, List<String> names) {
    try {
      return describe(admin, names).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
    } catch (UnknownTopicOrPartitionException notYet) {
      return false;
    }
  }

  private static Map<String, TopicDescription> describe(Admin admin, List<String> names) {
    return await(admin.describeTopics(names).allTopicNames());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T await(KafkaFuture<T> future) {
    return AdminFutures.await(future);
  }
}
