package dev.foretaste.cli.running;

import dev.foretaste.api.log.LogConnection;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.rewrite.LogRewrite;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.Retention;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicMismatchException;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The Kafka cluster and the schema registry that a process works with.
 *
 * @param bootstrapServers of the cluster
 * @param schemaRegistry URL of the registry
 * @param clientProperties further Kafka client properties, such as security settings
 */
record Cluster(
    String bootstrapServers, String schemaRegistry, Map<String, String> clientProperties) {

  /** All that a Kafka client needs to reach the cluster. */
  Map<String, Object> connection() {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  SchemaRegistryClient registryClient() {
    Map<String, Object> config = new HashMap<>(clientProperties);
    config.put("schema.registry.url", schemaRegistry);
    return new HttpSchemaRegistryClient(RegistryConfig.from(config));
  }

  /**
   * How to append to its topics.
   *
   * @param limit how long an append may take
   */
  LogConnection logs(SchemaRegistryClient schemas, Duration limit) {
    return new LogConnection(bootstrapServers, schemas, limit, clientProperties);
  }

  /**
   * Creates the topics that are missing and checks those that are there.
   *
   * @param kept how long topics are to keep their records; those not named stay as they are
   * @return number of partitions of the topics that are partitioned by customer
   * @throws FailureException when the cluster does not answer or a topic does not fit
   */
  int ensureTopics(
      int partitions, short replicationFactor, boolean rekey, Map<String, Retention> kept) {
    List<TopicSpec> topics = new ArrayList<>(TopicCatalogue.required());
    if (rekey) {
      topics.add(TopicCatalogue.ORDERS_BY_CUSTOMER);
    }
    try (Admin admin = Admin.create(connection())) {
      if (LogRewrite.isUnfinished(admin, TopicCatalogue.ORDERS)
          || LogRewrite.isUnfinished(admin, TopicCatalogue.ORDERS_BY_CUSTOMER)) {
        throw new FailureException(
            "the orders are being rewritten, or that was interrupted: run `erase --rewrite-log`"
                + " to its end first");
      }
      int inUse = TopicAdmin.ensure(admin, topics, partitions, replicationFactor);
      TopicAdmin.keep(admin, kept);
      return inUse;
    } catch (TopicMismatchException e) {
      throw new FailureException(firstOf(e.getMessage().lines().toList()), e);
    } catch (TimeoutException e) {
      throw new FailureException(
          "Kafka at %s does not answer: check the address and --client-config (%s)"
              .formatted(bootstrapServers, e.getMessage()),
          e);
    }
  }

  /** Topics that do not fit mostly do so for one reason: the first says it. */
  private static String firstOf(List<String> mismatches) {
    return mismatches.size() == 1
        ? mismatches.get(0)
        : "%s (And %d more topics.)".formatted(mismatches.get(0), mismatches.size() - 1);
  }
}
