package dev.foretaste.cli.bench.drift;

import dev.foretaste.cli.bench.drift.DriftResult.Row;
import dev.foretaste.cli.bench.drift.DriftStream.Detection;
import dev.foretaste.learning.drift.DriftSettings;
import dev.foretaste.schema.DriftEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the streams, in parallel; the result depends on their number alone. */
final class DriftStudy {
  private static final List<Change> CHANGES =
      List.of(Change.NONE, Change.BASKETS, Change.RHYTHM, Change.NEWCOMERS, Change.ITEMS);
  private static final int EXAMPLES = 10_000;
  private static final int ALREADY = 500;
  private static final int USUAL_DAYS = 28;
  private static final int DAYS = 14;

  private record Found(Optional<Integer> after, int others) {}

  private DriftStudy() {}

  static DriftResult of(int streams) {
    DriftSettings settings = DriftSettings.standard();
    List<Map<Change, Found>> drift =
        IntStream.range(0, streams)
            .parallel()
            .mapToObj(
                seed -> {
                  DriftStream stream = new DriftStream(seed);
                  return CHANGES.stream()
                      .collect(
                          Collectors.toMap(
                              change -> change, change -> drift(stream, change, settings)));
                })
            .toList();
    return new DriftResult(
        "drift",
        streams,
        settings.window(),
        settings.limit(),
        EXAMPLES,
        DAYS,
        CHANGES.stream()
            .map(change -> row(change.name(), drift.stream().map(of -> of.get(change)).toList()))
            .toList(),
        IntStream.range(0, Trouble.values().length)
            .mapToObj(at -> anomalies(Trouble.values()[at], streams))
            .toList());
  }

  private static Found drift(DriftStream stream, Change change, DriftSettings settings) {
    Optional<Detection> found = stream.after(change, settings, ALREADY, EXAMPLES);
    return new Found(found.map(Detection::after), 0);
  }

  private static Row anomalies(Trouble trouble, int streams) {
    return row(
        trouble.description(),
        IntStream.range(0, streams).parallel().mapToObj(seed -> anomaly(trouble, seed)).toList());
  }

  private static Found anomaly(Trouble trouble, int seed) {
    TroubledStream stream = new TroubledStream(seed);
    List<DriftEvent> before = stream.days(0, USUAL_DAYS, Trouble.NONE);
    List<DriftEvent> after = stream.days(USUAL_DAYS, USUAL_DAYS + DAYS, trouble);
    long began = Duration.ofDays(USUAL_DAYS).plusHours(12).toMillis();
    List<DriftEvent> telling =
        after.stream()
            .filter(event -> trouble == Trouble.NONE || event.getKind().equals(trouble.kind()))
            .filter(event -> event.getWindowTo() > began)
            .toList();
    Optional<Integer> first =
        telling.stream()
            .findFirst()
            .map(event -> (int) Duration.ofMillis(event.getWindowTo() - began).toMinutes());
    return new Found(first, before.size() + after.size() - telling.size());
  }

  private static Row row(String name, List<Found> streams) {
    List<Integer> delays =
        new ArrayList<>(streams.stream().flatMap(found -> found.after().stream()).toList());
    delays.sort(null);
    return new Row(
        name,
        delays.size(),
        delays.isEmpty() ? 0 : delays.get(delays.size() / 2),
        delays.isEmpty() ? 0 : delays.get(delays.size() - 1),
        streams.stream().mapToInt(Found::others).sum());
  }
}
