package dev.foretaste.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.OrderPlaced;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

  @Test
  void shouldFindEachTopicByItsOwnName() {
    assertThat(TopicCatalogue.all())
        .allSatisfy(topic -> assertThat(TopicCatalogue.find(topic.name())).containsSame(topic))
        .extracting(TopicSpec::name)
        .doesNotHaveDuplicates();
    assertThat(TopicCatalogue.find("orders-value")).isEmpty();
  }

  @Test
  void shouldNotRequireOptionalTopics() {
    assertThat(TopicCatalogue.required())
        .contains(TopicCatalogue.ORDERS)
        .doesNotContain(TopicCatalogue.ORDERS_BY_CUSTOMER);
  }

  @Test
  void shouldTakeTheFirstTypeAsThePrimaryOne() {
    assertThat(TopicCatalogue.ORDERS.primaryType()).contains(OrderPlaced.class);
    assertThat(TopicCatalogue.MODEL_UPDATES.primaryType()).contains(ModelBundle.class);
    assertThat(TopicCatalogue.ORDERS_DLQ.primaryType()).isEmpty();
  }

  @Test
  void shouldKeepRecordsForEverUnlessCompacted() {
    assertThat(TopicCatalogue.MENU_ITEMS.config())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "-1");
    assertThat(TopicCatalogue.MODEL_UPDATES.config()).containsEntry("cleanup.policy", "compact");
  }

  @Test
  void shouldGiveOnePartitionToTopicsWhoseOffsetsOrderEverything() {
    assertThat(TopicCatalogue.MODEL_UPDATES.partitions(6)).isEqualTo(1);
    assertThat(TopicCatalogue.MENU_ITEMS.partitions(6)).isEqualTo(1);
    assertThat(TopicCatalogue.TRAINING_EXAMPLES.partitions(6)).isEqualTo(6);
  }

  @Test
  void shouldPutACustomerWhereKafkasOwnPartitionerDoes() {
    Stream.of("", "1", "Zoë", "customer-4711", "顧客")
        .forEach(
            id ->
                assertThat(CustomerPartitioner.partitionFor(id, 12))
                    .isEqualTo(
                        BuiltInPartitioner.partitionForKey(
                            id.getBytes(StandardCharsets.UTF_8), 12)));
    assertThat(CustomerPartitioner.partitionFor("customer-4711", 12)).isBetween(0, 11);
  }
}
