package dev.foretaste.api.stream;

import dev.foretaste.api.request.QueryParameters;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The next offset of each partition of a topic. Not thread-safe. */
final class TopicPositions {
  private static final String HEADER = "Last-Event-ID";

  private final long[] next;

  TopicPositions(long[] next) {
    this.next = next.clone();
  }

  /**
   * Reads an event id.
   *
   * @param ends offsets after the latest records
   */
  static TopicPositions parse(String id, long[] ends) {
    if (!id.matches("[0-9]{1,18}(,[0-9]{1,18})*")) {
      throw fault("must be an id as the events have it: offsets joined by commas");
    }
    long[] next = Arrays.stream(id.split(",")).mapToLong(Long::parseLong).toArray();
    if (next.length != ends.length) {
      throw fault("must hold %d offsets, one per partition".formatted(ends.length));
    }
    for (int partition = 0; partition < ends.length; partition++) {
      if (next[partition] > ends[partition]) {
        throw fault("names an event that has not happened yet");
      }
    }
    return new TopicPositions(next);
  }

  long next(int partition) {
    return next[partition];
  }

  void delivered(int partition, long offset) {
    next[partition] = offset + 1;
  }

  String id() {
    return LongStream.of(next).mapToObj(Long::toString).collect(Collectors.joining(","));
  }

  private static RuntimeException fault(String requirement) {
    return QueryParameters.fault(HEADER, HEADER + " " + requirement);
  }
}
