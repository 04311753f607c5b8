package dev.foretaste.api.menu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.json.JsonFields;
import dev.foretaste.api.json.StrictJson;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.MenuItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an item of the menu from JSON without guessing. Thread-safe. */
final class MenuItemReader {
  private static final int MAX_NAME = 256;

  private final StrictJson json = new StrictJson("item");

  /**
   * Reads an item.
   *
   * @param body UTF-8
   * @throws ProblemException when the body is no item
   */
  MenuItem read(String itemId, byte[] body) {
    JsonNode tree = json.parse(body);
    if (!tree.isObject()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_MENU_ITEM,
              "The body must be one JSON object, such as {\"name\": \"Margherita\"}"));
    }
    List<FieldFault> faults = new ArrayList<>();
    JsonFields fields = new JsonFields(tree, "", faults);
    String name = fields.text("name");
    Optional<String> category = fields.optionalText("category");
    boolean available = fields.optionalFlag("available").orElse(true);
    Optional<Long> price = fields.optionalLongInteger("price");
    Optional<String> currency = fields.optionalText("currency");
    fields.refuseOthers();
    if (faults.isEmpty()) {
      requireName("name", name, faults);
      category.ifPresent(text -> requireName("category", text, faults));
      requirePrice(price, currency, faults);
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_MENU_ITEM, faults));
    }
    return new MenuItem(
        itemId, name, category.orElse(null), available, price.orElse(null), currency.orElse(null));
  }

  private static void requireName(String field, String text, List<FieldFault> faults) {
    if (text.isBlank()
        || text.length() > MAX_NAME
        || text.chars().anyMatch(Character::isISOControl)) {
      faults.add(
          new FieldFault(
              field,
              "%s must be 1 to %d characters, not blank, without control characters"
                  .formatted(field, MAX_NAME)));
    }
  }

  private static void requirePrice(
      Optional<Long> price, Optional<String> currency, List<FieldFault> faults) {
    if (price.isPresent() && price.get() < 0) {
      faults.add(new FieldFault("price", "price must be 0 or more, in the smallest unit"));
    }
    if (price.isPresent() != currency.isPresent()) {
      faults.add(new FieldFault("currency", "currency must be given with price, and only with it"));
    } else if (currency.isPresent() && !currency.get().matches("[A-Z]{3}")) {
      faults.add(
          new FieldFault("currency", "currency must be an ISO 4217 code: three capital letters"));
    }
  }
}
