package dev.foretaste.api.orders;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.query.Lookup;
import java.util.List;

/** Reads what was expected of orders. Implementations are thread-safe and do not block for long. */
@FunctionalInterface
public interface OrderScoreReader {
  /** What was expected of the orders with this id, one per customer that used it. */
  Lookup<List<PredictionOutcome>> find(String orderId);
}
