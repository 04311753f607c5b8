package dev.foretaste.topology.generations;

import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.topics.TopicCatalogue;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Where one partition's orders go over from a stream to its successor. The stream that leaves
 * journals the first order that is not its own, in the transaction of the orders before it, and
 * processes none from there on; the successor, which follows that journal, takes over at exactly
 * that order. Belongs to one task.
 */
public final class Handover {
  private static final String LEFT = JournalKind.HANDOVER.name();
  private static final String TAKEN = "TAKEN-OVER";

  private final Succession succession;
  private final KeyValueStore<String, JournalEntry> store;

  /**
   * The hand-overs of a task.
   *
   * @param store the task's latest journal entry per kind
   */
  public Handover(Succession succession, KeyValueStore<String, JournalEntry> store) {
    this.succession = succession;
    this.store = store;
  }

  /** Whether the partition's orders belong to the successor. */
  public boolean hasLeft() {
    return store.get(LEFT) != null;
  }

  /** Whether the partition's orders are to be handed over as soon as may be. */
  public boolean isDue() {
    return succession.isSucceeded() && !hasLeft();
  }

  /**
   * Leaves the orders from one on to the successor.
   *
   * @param journal takes the entry that says so
   */
  public void leave(int partition, long nextOffset, Consumer<JournalEntry> journal) {
    JournalEntry entry =
        new JournalEntry(
            partition,
            nextOffset,
            JournalKind.HANDOVER,
            TopicCatalogue.GENERATIONS.name(),
            0,
            succession.timeline().offset(),
            null,
            null);
    store.put(LEFT, entry);
    journal.accept(entry);
  }

  /** Whether the partition's orders were this task's from the first, or have become so. */
  public boolean hasTaken() {
    return succession.name().isEmpty() || store.get(TAKEN) != null;
  }

  /** The orders from the entry's on are this task's. */
  public void take(JournalEntry entry) {
    store.put(TAKEN, entry);
  }
}
