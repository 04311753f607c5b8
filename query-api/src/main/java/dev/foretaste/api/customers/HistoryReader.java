package dev.foretaste.api.customers;

import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.topology.query.Lookup;
import java.util.List;

/** Reads customers' past predictions. Implementations are thread-safe and do not block for long. */
@FunctionalInterface
public interface HistoryReader {
  /** The predictions of a customer that are kept, the latest first. */
  Lookup<List<HistoryEntry>> find(String customerId);
}
