package dev.foretaste.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a prediction is read.
 *
 * @param k number of items; the server's default when empty
 * @param after position of an order that must have been processed, as its receipt had it
 * @param waitMs how long that may take
 * @param maxLag most records that an answering copy may be behind; the server's default when empty
 */
public record ReadOptions(OptionalInt k, Optional<String> after, int waitMs, OptionalLong maxLag) {
  /** The server's defaults. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(OptionalInt.empty(), Optional.empty(), 0, OptionalLong.empty());

  /** With so many items. */
  public ReadOptions top(int items) {
    return new ReadOptions(OptionalInt.of(items), after, waitMs, maxLag);
  }

  /** After an order, for which it may wait. */
  public ReadOptions after(Receipt receipt, int atMostMs) {
    return new ReadOptions(k, Optional.of(receipt.position()), atMostMs, maxLag);
  }

  /** From copies that are at most so far behind; 0 takes no copy's answer. */
  public ReadOptions maxLag(long records) {
    return new ReadOptions(k, after, waitMs, OptionalLong.of(records));
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    k.ifPresent(items -> query.put("k", Integer.toString(items)));
    after.ifPresent(position -> query.put("after", position));
    if (waitMs > 0) {
      query.put("wait", Integer.toString(waitMs));
    }
    maxLag.ifPresent(lag -> query.put("maxLag", Long.toString(lag)));
    return query;
  }
}
