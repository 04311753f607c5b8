package dev.foretaste.topology.replay;

import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.topology.inputs.InputNotLoadedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the journal and the feedback of one partition beside the stream, in the sequence they stand
 * in. What is read ahead stays in memory until it is asked for. Not thread-safe.
 */
final class KafkaRecording implements Recording {
  /** Shorter than a stream's transaction may take. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final LiveProgress live;
  private final LogReader<JournalEntry> journal;
  private final LogReader<FeedbackGiven> feedback;
  private final Deque<JournalEntry> entries = new ArrayDeque<>();
  private final SortedMap<Long, FeedbackGiven> unused = new TreeMap<>();
  private long processed;

  KafkaRecording(
      LiveProgress live, LogReader<JournalEntry> journal, LogReader<FeedbackGiven> feedback) {
    this.live = live;
    this.journal = journal;
    this.feedback = feedback;
  }

  @Override
  public void awaitProcessed(long ordersOffset) {
    long giveUpAt = System.nanoTime() + LIMIT.toNanos();
    while (processed <= ordersOffset && !isLeft(ordersOffset)) {
      processed = live.committed();
      // What was written in the transactions of these orders is waited for, visible or not.
      journal.readToEnd((offset, entry) -> entries.add(entry), LIMIT);
      if (processed <= ordersOffset && !isLeft(ordersOffset)) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw new InputNotLoadedException(
              "the live stream has not processed the order at offset %d yet; does it run?"
                  .formatted(ordersOffset));
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private boolean isLeft(long ordersOffset) {
    JournalEntry last = entries.peekLast();
    return last != null
        && last.getKind() == JournalKind.HANDOVER
        && last.getNextOffset() <= ordersOffset;
  }

  @Override
  public Optional<JournalEntry> takeUpTo(long ordersOffset) {
    JournalEntry next = entries.peek();
    return next == null || next.getNextOffset() > ordersOffset
        ? Optional.empty()
        : Optional.of(entries.remove());
  }

  @Override
  public FeedbackGiven feedback(int partition, long offset) {
    if (!unused.containsKey(offset)) {
      feedback.readToEnd(unused::put, LIMIT);
    }
    return Optional.ofNullable(unused.remove(offset))
        .orElseThrow(
            () ->
                new InputNotLoadedException(
                    "the feedback at %d:%d is gone".formatted(partition, offset)));
  }

  @Override
  public SortedMap<Long, FeedbackGiven> feedbackLeftOver(long below) {
    feedback.readToEnd(unused::put, LIMIT);
    return new TreeMap<>(unused.headMap(below));
  }

  @Override
  public void close() {
    journal.close();
    feedback.close();
  }
}
