package dev.foretaste.api;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.menu.MenuLog;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.topology.inputs.MenuTimeline;

/** A log of the menu whose records the timeline reads at once. */
record MenuInMemory(MenuTimeline timeline) implements MenuLog {
  @Override
  public LogPosition put(MenuItem item) {
    long offset = timeline.view().offset() + 1;
    timeline.note(item.getItemId(), item, offset);
    return new LogPosition(0, offset);
  }

  @Override
  public LogPosition remove(String itemId) {
    long offset = timeline.view().offset() + 1;
    timeline.remove(itemId, offset);
    return new LogPosition(0, offset);
  }
}
