package dev.foretaste.api.menu;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.Map;

/** Appends changes to the menu topic, keyed by item id; no value stands for off the menu. */
public final class KafkaMenuLog implements MenuLog, AutoCloseable {
  private final TopicAppender appender;

  private KafkaMenuLog(TopicAppender appender) {
    this.appender = appender;
  }

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the log
   * @param limit how long an append may take
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public static KafkaMenuLog connect(
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Duration limit,
      Map<String, String> clientProperties) {
    return new KafkaMenuLog(
        TopicAppender.connect(
            TopicCatalogue.MENU_ITEMS, bootstrapServers, schemas, limit, clientProperties));
  }

  @Override
  public LogPosition put(MenuItem item) {
    return appender.append(item.getItemId(), item);
  }

  @Override
  public LogPosition remove(String itemId) {
    return appender.append(itemId, null);
  }

  @Override
  public void close() {
    appender.close();
  }
}
