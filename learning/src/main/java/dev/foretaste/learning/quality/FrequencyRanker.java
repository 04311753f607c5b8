package dev.foretaste.learning.quality;

import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The baselines that Li et al., "A Next Basket Recommendation Reality Check" (TOIS 2023), found
 * hard to beat: the customer's items by the number of orders that had them, the later ordered first
 * on a tie; then, for GP-TopFreq, everybody's.
 */
final class FrequencyRanker implements Ranker {
  private static final Comparator<ItemPreference> MOST_FREQUENT =
      Comparator.comparingInt(ItemPreference::getOrders)
          .thenComparingInt(ItemPreference::getLastOrder)
          .reversed()
          .thenComparing(ItemPreference::getItemId);

  private final List<String> filling;

  private FrequencyRanker(List<String> filling) {
    this.filling = filling;
  }

  /** P-TopFreq. */
  static FrequencyRanker personal() {
    return new FrequencyRanker(List.of());
  }

  /** GP-TopFreq. */
  static FrequencyRanker personalThenGlobal(ItemTables tables) {
    float[] popularity = tables.column(ItemColumn.POPULARITY);
    Comparator<Integer> byPopularity = Comparator.comparingDouble(item -> -popularity[item]);
    return new FrequencyRanker(
        IntStream.range(0, tables.size())
            .boxed()
            .sorted(byPopularity.thenComparing(Comparator.naturalOrder()))
            .map(tables.itemIds()::get)
            .toList());
  }

  @Override
  public Answer answer(Question question) {
    Stream<String> own =
        question.customer().getItems().stream()
            .sorted(MOST_FREQUENT)
            .map(ItemPreference::getItemId);
    List<String> top =
        Stream.concat(own, filling.stream())
            .filter(question.menu()::offers)
            .distinct()
            .limit(Answer.LENGTH)
            .toList();
    return new Answer(top, Optional.empty());
  }
}
