package dev.foretaste.api.menu;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.schema.MenuItem;

/** The durable log of changes of the menu. Implementations are thread-safe. */
public interface MenuLog {
  /**
   * Puts an item on the menu or changes it; returns once that is durable.
   *
   * @throws dev.foretaste.api.log.LogUnavailableException when the log does not say in time that it
   *     is
   */
  LogPosition put(MenuItem item);

  /**
   * Takes an item off the menu; returns once that is durable.
   *
   * @throws dev.foretaste.api.log.LogUnavailableException when the log does not say in time that it
   *     is
   */
  LogPosition remove(String itemId);
}
