package dev.foretaste.api.menu;

import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.topics.TopicCatalogue;

/** Appends changes to the menu topic, keyed by item id; no value stands for off the menu. */
public final class KafkaMenuLog implements MenuLog, AutoCloseable {
  private final TopicAppender appender;

  /** Appends over this connection. */
  public KafkaMenuLog(LogConnection connection) {
    appender = connection.to(TopicCatalogue.MENU_ITEMS);
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
