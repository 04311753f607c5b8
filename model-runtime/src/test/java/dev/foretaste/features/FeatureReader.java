package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.RelatedItems;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Optional;

/** Reads one feature of one group by its name. */
record FeatureReader(FeatureGroup group, CustomerPreferences customer, ItemTables tables) {

  FeatureReader(FeatureGroup group, CustomerPreferences customer) {
    this(group, customer, ItemTables.EMPTY);
  }

  float read(String feature, String itemId) {
    List<String> names = group.names();
    // A cell before and one behind: a group must not write there.
    float[] row = new float[names.size() + 2];
    group.write(
        new CustomerView(
            customer, Context.standing(customer), tables, RelatedItems.of(customer, tables)),
        new Candidate(itemId, tables.indexOf(itemId), own(itemId)),
        row,
        1);
    if (row[0] != 0 || row[row.length - 1] != 0) {
      throw new AssertionError("the group wrote beside its cells");
    }
    return row[1 + names.indexOf(feature)];
  }

  private Optional<ItemPreference> own(String itemId) {
    return customer.getItems().stream().filter(i -> i.getItemId().equals(itemId)).findFirst();
  }
}
