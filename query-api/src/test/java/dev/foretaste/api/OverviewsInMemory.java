package dev.foretaste.api;

import dev.foretaste.api.overview.OverviewReader;
import dev.foretaste.topology.demand.DemandPart;
import dev.foretaste.topology.overview.Overviews.QualityCell;
import dev.foretaste.topology.overview.Overviews.SalesCell;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Figures of one partition, number 0 unless another is chosen. */
final class OverviewsInMemory implements OverviewReader {
  final List<QualityCell> quality = new CopyOnWriteArrayList<>();
  final List<SalesCell> sales = new CopyOnWriteArrayList<>();
  final Map<Optional<String>, DemandPart> demand = new HashMap<>();
  volatile int partition;

  @Override
  public Map<Integer, List<QualityCell>> quality(Instant from, Instant to) {
    return Map.of(
        partition,
        quality.stream()
            .filter(cell -> !cell.hour().isBefore(from) && !cell.hour().isAfter(to))
            .toList());
  }

  @Override
  public Map<Integer, List<SalesCell>> sales(String storeId, Instant from, Instant to) {
    return Map.of(
        partition,
        sales.stream()
            .filter(cell -> cell.of().storeId().equals(storeId))
            .filter(cell -> !cell.day().isBefore(from) && !cell.day().isAfter(to))
            .toList());
  }

  @Override
  public Map<Integer, DemandPart> demand(Optional<String> storeId, long first, int days) {
    return Map.of(partition, demand.getOrDefault(storeId, nothing(days)));
  }

  private static DemandPart nothing(int days) {
    return new DemandPart(
        true,
        Collections.nCopies(days, 0.0),
        Map.of(),
        Collections.nCopies(48, 0L),
        0,
        0,
        0,
        false);
  }
}
