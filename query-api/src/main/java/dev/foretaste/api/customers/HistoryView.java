package dev.foretaste.api.customers;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.schema.HistoryEntry;
import java.util.List;

/**
 * A page of a customer's predictions, the latest first.
 *
 * @param next cursor of the page that follows; null on the last
 */
record HistoryView(String customerId, List<PredictionView> predictions, @MayBeNull String next) {
  /**
   * A page.
   *
   * @param entries all that are kept, the latest first
   * @param before only predictions with a lower sequence number
   * @param k items per prediction
   */
  static HistoryView page(
      String customerId, List<HistoryEntry> entries, long before, int limit, int k) {
    List<HistoryEntry> older =
        entries.stream().filter(entry -> entry.getSequence() < before).toList();
    List<HistoryEntry> page = older.stream().limit(limit).toList();
    String next =
        older.size() > page.size() ? Long.toString(page.get(page.size() - 1).getSequence()) : null;
    return new HistoryView(
        customerId,
        page.stream().map(entry -> PredictionView.of(entry.getPrediction(), k)).toList(),
        next);
  }
}
