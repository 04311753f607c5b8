package dev.foretaste.topology.generations;

import java.util.function.IntToLongFunction;

/**
 * A stream's place among its generations.
 *
 * @param name its own; empty for the original one
 * @param timeline says who is live
 * @param committed by partition, the offset behind the last order it has committed; asked by a task
 *     that has processed none since it started
 */
public record Succession(String name, GenerationTimeline timeline, IntToLongFunction committed) {

  /** A stream that is never succeeded. */
  public static Succession none() {
    return new Succession("", new GenerationTimeline(), partition -> 0);
  }

  /** Whether another stream is to take the orders over. */
  public boolean isSucceeded() {
    return timeline.successorOf(name).isPresent();
  }

  /** Whether this stream is to take the orders over, or has. */
  public boolean isPromoted() {
    return timeline.isPromoted(name);
  }
}
