package dev.foretaste.topology.inputs;

import dev.foretaste.candidates.Menu;
import dev.foretaste.schema.MenuItem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The menu as this instance's view of the menu-items topic stands. One thread writes; any number of
 * threads read consistent snapshots.
 */
public final class MenuTimeline {
  /**
   * The menu at a moment.
   *
   * @param offset of the latest record it includes; -1 before any
   * @param withdrawn items that are off the menu or sold out
   */
  public record View(long offset, Set<String> withdrawn) implements Menu {
    @Override
    public boolean offers(String itemId) {
      return !withdrawn.contains(itemId);
    }
  }

  private final Waiting<View> view = new Waiting<>(new View(-1, Set.of()));
  private final ConcurrentNavigableMap<String, MenuItem> items = new ConcurrentSkipListMap<>();
  private final ConcurrentNavigableMap<Long, View> past = new ConcurrentSkipListMap<>();
  private final boolean recording;

  /** A timeline that knows the latest menu only. */
  public MenuTimeline() {
    this(false);
  }

  private MenuTimeline(boolean recording) {
    this.recording = recording;
  }

  /** A timeline that also keeps every menu there was. */
  public static MenuTimeline withPast() {
    return new MenuTimeline(true);
  }

  /** What is known now. */
  public View view() {
    return view.current();
  }

  /** The items of the menu by id, sold out ones included. */
  public List<MenuItem> items() {
    return List.copyOf(items.values());
  }

  /** Takes an item in place of what was known of it, as the record at this offset says. */
  public void note(String itemId, MenuItem item, long offset) {
    items.put(itemId, item);
    note(itemId, item.getAvailable(), offset);
  }

  /** Takes an item off the menu, as the record at this offset says. */
  public void remove(String itemId, long offset) {
    items.remove(itemId);
    note(itemId, false, offset);
  }

  /** Notes whether an item is offered, as the record at this offset says. */
  public void note(String itemId, boolean offered, long offset) {
    Set<String> withdrawn = new HashSet<>(view().withdrawn());
    if (offered) {
      withdrawn.remove(itemId);
    } else {
      withdrawn.add(itemId);
    }
    View next = new View(offset, Set.copyOf(withdrawn));
    if (recording) {
      past.put(offset, next);
    }
    view.update(next);
  }

  /**
   * The menu as the record at this offset made it, of a timeline with past; waits for it.
   *
   * @throws InputNotLoadedException when it does not come in time
   */
  public View awaitAt(long offset) {
    awaitAtLeast(offset);
    return Optional.ofNullable(past.floorEntry(offset))
        .map(Map.Entry::getValue)
        .orElseThrow(
            () ->
                new InputNotLoadedException("there is no menu of offset " + offset + " any more"));
  }

  /**
   * The menu with at least the record at this offset; waits for it.
   *
   * @throws InputNotLoadedException when it does not come in time
   */
  public View awaitAtLeast(long offset) {
    return view.await(
        seen -> Optional.of(seen).filter(menu -> menu.offset() >= offset),
        "the menu up to offset " + offset);
  }
}
