package dev.foretaste.topology.replay;

import dev.foretaste.topics.MergedHeaders;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the orders of one partition that were merged stand on the log they were merged from. Kept
 * as runs of neighbours, so that it grows with what was inserted. Not thread-safe.
 */
public final class MergedPlaces {

  /**
   * A place on the log.
   *
   * @param offset of the record there; of a missing order, of the record before which it belongs
   */
  public record Place(long offset, boolean missing) {

    /** As headers say it; empty when they do not. */
    public static Optional<Place> of(Map<String, String> headers) {
      return Optional.ofNullable(headers.get(MergedHeaders.LOGGED))
          .map(offset -> new Place(Long.parseLong(offset), false))
          .or(
              () ->
                  Optional.ofNullable(headers.get(MergedHeaders.MISSING_BEFORE))
                      .map(offset -> new Place(Long.parseLong(offset), true)));
    }

    /** Whether it is that of the log's record at an offset. */
    boolean isOf(long logged) {
      return !missing && offset == logged;
    }

    /** The last offset of the log whose record comes before, or is this one. */
    long reached() {
      return missing ? offset - 1 : offset;
    }
  }

  private record Run(long merged, Place first, long length) {
    boolean isFollowedBy(long offset, Place place) {
      return !first.missing()
          && !place.missing()
          && merged + length == offset
          && first.offset() + length == place.offset();
    }

    long endOnLog() {
      return first.offset() + length;
    }
  }

  private final NavigableMap<Long, Run> byMerged = new TreeMap<>();
  private final NavigableMap<Long, Run> byLogged = new TreeMap<>();

  /** Takes the next record, at this offset of the merged orders. */
  public void add(long merged, Place place) {
    Run last = byMerged.isEmpty() ? null : byMerged.lastEntry().getValue();
    Run run =
        last != null && last.isFollowedBy(merged, place)
            ? new Run(last.merged(), last.first(), last.length() + 1)
            : new Run(merged, place, 1);
    byMerged.put(run.merged(), run);
    if (!place.missing()) {
      byLogged.put(run.first().offset(), run);
    }
  }

  /** The place of a record; empty when there is none at this offset. */
  public Optional<Place> of(long merged) {
    return Optional.ofNullable(byMerged.floorEntry(merged))
        .map(Map.Entry::getValue)
        .filter(run -> merged < run.merged() + run.length())
        .map(
            run ->
                run.first().missing()
                    ? run.first()
                    : new Place(run.first().offset() + merged - run.merged(), false));
  }

  /** The offset behind the last record of the log that stands below an offset; 0 when none does. */
  public long loggedBelow(long merged) {
    Map.Entry<Long, Run> entry = byMerged.lowerEntry(merged);
    while (entry != null && entry.getValue().first().missing()) {
      entry = byMerged.lowerEntry(entry.getKey());
    }
    if (entry == null) {
      return 0;
    }
    Run run = entry.getValue();
    return Math.min(run.endOnLog(), run.first().offset() + merged - run.merged());
  }

  /** The offset of the log's record, or the first one after it; empty when there is none so far. */
  public Optional<Long> merged(long logged) {
    return Optional.ofNullable(byLogged.floorEntry(logged))
        .map(Map.Entry::getValue)
        .filter(run -> logged < run.endOnLog())
        .map(run -> run.merged() + logged - run.first().offset())
        .or(
            () ->
                Optional.ofNullable(byLogged.higherEntry(logged))
                    .map(run -> run.getValue().merged()));
  }
}
