package dev.foretaste.api.customers;

import dev.foretaste.schema.RankedItem;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Items ranked on request, in a context.
 *
 * @param revision position of the latest order event that the ranking takes into account
 * @param notRanked given items without a rank, and why
 */
record RankingView(
    String customerId,
    String revision,
    int orderNumber,
    AskedContext.View context,
    String modelVersion,
    String scorer,
    List<PredictionView.Item> items,
    List<NotRanked> notRanked) {

  /**
   * An item without a rank.
   *
   * @param reason unknown: neither the model nor the customer's orders know it; not-offered: the
   *     menu says that it cannot be ordered; in-basket: it is in the basket already
   */
  record NotRanked(String itemId, String reason) {}

  static List<PredictionView.Item> items(List<RankedItem> ranked) {
    return IntStream.range(0, ranked.size())
        .mapToObj(
            index ->
                new PredictionView.Item(
                    ranked.get(index).getItemId(),
                    index + 1,
                    ranked.get(index).getScore(),
                    ranked.get(index).getProbability()))
        .toList();
  }
}
