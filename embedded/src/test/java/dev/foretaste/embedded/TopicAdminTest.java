package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topics.CleanupPolicy;
import dev.foretaste.topics.Partitioning;
import dev.foretaste.topics.Retention;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicMismatchException;
import dev.foretaste.topics.TopicSpec;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class TopicAdminTest {

  private static final short ONE_BROKER = 1;

  private Admin admin;

  @BeforeEach
  void connect(EmbeddedPlatform platform) {
    admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
  }

  @AfterEach
  void disconnect() {
    admin.close();
  }

  @Test
  void shouldCreateTheCatalogueOnceAndFindItThereAgain() throws Exception {
    assertThat(TopicAdmin.ensure(admin, TopicAdmin.AS_ORDERS, ONE_BROKER))
        .isEqualTo(TopicCatalogue.DEFAULT_PARTITIONS);
    assertThat(TopicAdmin.ensure(admin, TopicAdmin.AS_ORDERS, ONE_BROKER))
        .isEqualTo(TopicCatalogue.DEFAULT_PARTITIONS);

    assertThat(admin.listTopics().names().get())
        .containsAll(TopicCatalogue.required().stream().map(TopicSpec::name).toList())
        .doesNotContain(TopicCatalogue.ORDERS_BY_CUSTOMER.name());
    assertThat(admin.describeTopics(List.of("menu-items")).allTopicNames().get().get("menu-items"))
        .satisfies(topic -> assertThat(topic.partitions()).hasSize(1));
    ConfigResource orders = new ConfigResource(ConfigResource.Type.TOPIC, "orders");
    assertThat(admin.describeConfigs(List.of(orders)).all().get().get(orders).get("retention.ms"))
        .satisfies(entry -> assertThat(entry.value()).isEqualTo("-1"));
    assertThatThrownBy(() -> TopicAdmin.ensure(admin, 12, ONE_BROKER))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("Topic orders: expected 12 partition(s), found 6")
        .hasMessageContaining("--partitions");
  }

  @Test
  void shouldKeepRecordsForAsLongAsIsAskedFor() throws Exception {
    TopicSpec log = topic("kept-for-a-day", CleanupPolicy.DELETE, Partitioning.SINGLE);
    TopicAdmin.ensure(admin, List.of(log), 1, ONE_BROKER);

    TopicAdmin.keep(admin, Map.of(log.name(), new Retention(86_400_000)));

    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, log.name());
    assertThat(admin.describeConfigs(List.of(topic)).all().get().get(topic).get("retention.ms"))
        .satisfies(entry -> assertThat(entry.value()).isEqualTo("86400000"));
  }

  @Test
  void shouldCreateNothingWhenAnExistingTopicDiffers() throws Exception {
    TopicSpec log = topic("mismatch-log", CleanupPolicy.DELETE, Partitioning.PER_CUSTOMER);
    TopicAdmin.ensure(admin, List.of(log), 2, ONE_BROKER);
    TopicSpec table = topic("mismatch-log", CleanupPolicy.COMPACT, Partitioning.SINGLE);
    TopicSpec missing = topic("mismatch-missing", CleanupPolicy.DELETE, Partitioning.SINGLE);

    assertThatThrownBy(() -> TopicAdmin.ensure(admin, List.of(table, missing), 2, ONE_BROKER))
        .isInstanceOf(TopicMismatchException.class)
        .hasMessageContaining("Topic mismatch-log: expected 1 partition(s), found 2")
        .hasMessageContaining("expected cleanup.policy=compact, found delete")
        .hasMessageContaining("kafka-configs.sh");
    assertThat(admin.listTopics().names().get()).doesNotContain("mismatch-missing");
  }

  private static TopicSpec topic(String name, CleanupPolicy cleanup, Partitioning partitioning) {
    return new TopicSpec(
        name,
        "customer id",
        List.of(OrderPlaced.class),
        cleanup,
        partitioning,
        Retention.UNLIMITED,
        false,
        "A test's.");
  }
}
