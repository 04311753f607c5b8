package dev.foretaste.candidates;

import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The items to score for one customer.
 *
 * @param items distinct items in a sequence that depends on nothing but customer, tables and menu
 * @param related how the customer's orders point at these items
 * @param excluded items that would have been candidates but are not offered, in sequence
 */
public record Candidates(List<Candidate> items, RelatedItems related, List<String> excluded) {

  /** Exactly these items, offered or not; they must be distinct. */
  public static Candidates of(
      CustomerPreferences customer, List<String> itemIds, ItemTables tables) {
    Map<String, ItemPreference> own =
        customer.getItems().stream()
            .collect(Collectors.toMap(ItemPreference::getItemId, Function.identity()));
    List<Candidate> items =
        itemIds.stream()
            .map(
                itemId ->
                    new Candidate(
                        itemId, tables.indexOf(itemId), Optional.ofNullable(own.get(itemId))))
            .toList();
    return new Candidates(items, RelatedItems.of(customer, tables), List.of());
  }
}
