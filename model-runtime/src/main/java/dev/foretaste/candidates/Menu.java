package dev.foretaste.candidates;

/** Tells which items can be ordered at all. Implementations are immutable and thread-safe. */
@FunctionalInterface
public interface Menu {
  /** A menu that leaves nothing out. */
  Menu EVERYTHING = itemId -> true;

  /** Whether an item can be ordered; true for an item that the menu never mentioned. */
  boolean offers(String itemId);
}
