package dev.foretaste.cli.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Customers who can be predicted, but not by counting: everyone always takes the same coffee, but
 * goes on from dish to dish, the same next one for all, and a dish brings its sauce along in the
 * order after.
 */
final class Habits {
  private static final int COFFEES = 7;
  private static final int DISHES = 60;
  private static final int APART = 7;

  private Habits() {}

  /** Writes a file in the format {@code baskets-json}; customers are named prefix-0 and so on. */
  static Path write(Path file, String prefix, int customers, int basketsEach) throws IOException {
    Map<String, List<List<String>>> baskets = new LinkedHashMap<>();
    for (int customer = 0; customer < customers; customer++) {
      List<List<String>> own = new ArrayList<>();
      for (int number = 0; number < basketsEach; number++) {
        own.add(basket(customer, number));
      }
      baskets.put(prefix + "-" + customer, own);
    }
    new ObjectMapper().writeValue(file.toFile(), baskets);
    return file;
  }

  private static List<String> basket(int customer, int number) {
    List<String> items = new ArrayList<>();
    items.add("coffee-" + customer % COFFEES);
    items.add("dish-" + dish(customer, number));
    if (number > 0) {
      items.add("sauce-" + dish(customer, number - 1));
    }
    return items;
  }

  private static int dish(int customer, int number) {
    return (customer * APART + number) % DISHES;
  }
}
