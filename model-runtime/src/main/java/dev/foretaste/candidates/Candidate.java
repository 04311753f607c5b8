package dev.foretaste.candidates;

import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import java.util.Optional;

/**
 * An item that the customer might order next.
 *
 * @param itemId the item
 * @param index its place in the model's tables, {@link ItemTables#UNKNOWN} when it has none
 * @param own what the customer's own orders say about it; empty when it was never ordered
 */
public record Candidate(String itemId, int index, Optional<ItemPreference> own) {}
