package dev.foretaste.cli.running;

import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * The Kafka cluster and the schema registry that a process works with.
 *
 * @param bootstrapServers of the cluster
 * @param schemaRegistry URL of the registry
 * @param clientProperties further Kafka client properties, such as security settings
 */
record Cluster(
    String bootstrapServers, String schemaRegistry, Map<String, String> clientProperties) {

  SchemaRegistryClient registryClient() {
    Map<String, Object> config = new HashMap<>(clientProperties);
    config.put("schema.registry.url", schemaRegistry);
    return new HttpSchemaRegistryClient(RegistryConfig.from(config));
  }

  /**
   * Creates the topics that are missing and checks those that are there.
   *
   * @return number of partitions of the topics that are partitioned by customer
   */
  int ensureTopics(int partitions, short replicationFactor, boolean rekey) {
    List<TopicSpec> topics = new ArrayList<>(TopicCatalogue.required());
    if (rekey) {
      topics.add(TopicCatalogue.ORDERS_BY_CUSTOMER);
    }
    Map<String, Object> config = new HashMap<>(clientProperties);
    config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(config)) {
      return TopicAdmin.ensure(admin, topics, partitions, replicationFactor);
    }
  }
}
