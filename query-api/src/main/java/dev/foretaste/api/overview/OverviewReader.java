package dev.foretaste.api.overview;

import dev.foretaste.topology.demand.DemandPart;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.overview.Overviews.QualityCell;
import dev.foretaste.topology.overview.Overviews.SalesCell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads figures of the partitions whose orders this instance processes, by partition.
 * Implementations are thread-safe.
 */
public interface OverviewReader {
  /** Quality of the hours that begin within a time, both ends included. */
  Map<Integer, List<QualityCell>> quality(Instant from, Instant to);

  /** Sales of a store on the days that begin within a time, both ends included. */
  Map<Integer, List<SalesCell>> sales(String storeId, Instant from, Instant to);

  /**
   * What is expected to be ordered.
   *
   * @param storeId of this store; of all when empty
   * @param first day, UTC, counted from 1970-01-01
   * @param days how many
   */
  Map<Integer, DemandPart> demand(Optional<String> storeId, long first, int days);

  /** Reads from an instance of the stream. */
  static OverviewReader of(PredictionService service) {
    return new OverviewReader() {
      @Override
      public Map<Integer, List<QualityCell>> quality(Instant from, Instant to) {
        return service.overviews().quality(from, to);
      }

      @Override
      public Map<Integer, List<SalesCell>> sales(String storeId, Instant from, Instant to) {
        return service.overviews().sales(storeId, from, to);
      }

      @Override
      public Map<Integer, DemandPart> demand(Optional<String> storeId, long first, int days) {
        return service.demand().read(storeId, first, days);
      }
    };
  }
}
