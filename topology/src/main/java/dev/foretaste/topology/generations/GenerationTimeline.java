package dev.foretaste.topology.generations;

import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.topology.inputs.Waiting;
import java.util.Optional;

/** Which stream is live, as far as this instance has read. One thread writes, any number read. */
public final class GenerationTimeline {

  /**
   * The latest pointer.
   *
   * @param offset of its record; -1 before any
   */
  private record Pointer(long offset, Optional<LiveGeneration> live) {}

  private final Waiting<Pointer> pointer = new Waiting<>(new Pointer(-1, Optional.empty()));

  /** Takes a record's pointer; empty when it was taken back. */
  public void note(long offset, Optional<LiveGeneration> live) {
    pointer.update(new Pointer(offset, live));
  }

  /** Offset of the record that says who is live; -1 before any. */
  public long offset() {
    return pointer.current().offset();
  }

  /**
   * Waits until the record at an offset has been read.
   *
   * @throws dev.foretaste.topology.inputs.InputNotLoadedException when it is not in time
   */
  public void awaitAtLeast(long offset) {
    pointer.await(
        seen -> Optional.of(seen).filter(read -> read.offset() >= offset),
        "the generation at offset " + offset);
  }

  /** The stream that takes over from another one, or has. */
  public Optional<LiveGeneration> successorOf(String name) {
    return pointer
        .current()
        .live()
        .filter(live -> live.getPredecessor().equals(name) && !live.getName().equals(name));
  }

  /** Whether this stream is the one that is live, having taken over from another. */
  public boolean isPromoted(String name) {
    return pointer.current().live().filter(live -> live.getName().equals(name)).isPresent();
  }
}
