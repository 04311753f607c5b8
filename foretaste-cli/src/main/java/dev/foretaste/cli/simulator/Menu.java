package dev.foretaste.cli.simulator;

import java.util.ArrayList;
import java.util.List;

/** What the chain sells, every kind from most to least popular. */
record Menu(List<MenuEntry> pizzas, List<MenuEntry> sides, List<MenuEntry> drinks) {
  private static final List<String> PIZZAS =
      List.of(
          "margherita",
          "salami",
          "prosciutto",
          "funghi",
          "tonno",
          "hawaii",
          "quattro-formaggi",
          "diavola",
          "capricciosa",
          "quattro-stagioni",
          "vegetariana",
          "bolognese",
          "calzone",
          "spinaci",
          "rucola",
          "parma",
          "frutti-di-mare",
          "gorgonzola",
          "siciliana",
          "romana",
          "bbq-chicken",
          "pepperoni",
          "napoletana",
          "carbonara",
          "pesto",
          "burrata",
          "tartufo",
          "melanzane",
          "marinara",
          "bianca");
  private static final List<String> SIDES =
      List.of(
          "garlic-bread",
          "mixed-salad",
          "mozzarella-sticks",
          "bruschetta",
          "tiramisu",
          "panna-cotta",
          "caprese",
          "chicken-wings");
  private static final List<String> DRINKS =
      List.of("cola", "water", "lemonade", "cola-zero", "beer", "iced-tea", "red-wine", "espresso");

  static Menu pizzeria() {
    return new Menu(
        entries("pizza-", PIZZAS, 850, List.of("S", "M", "L")),
        entries("", SIDES, 450, List.of("")),
        entries("", DRINKS, 250, List.of("")));
  }

  private static List<MenuEntry> entries(
      String prefix, List<String> names, long cheapest, List<String> sizes) {
    List<MenuEntry> entries = new ArrayList<>();
    for (int rank = 0; rank < names.size(); rank++) {
      List<Portion> portions = new ArrayList<>();
      for (int step = 0; step < sizes.size(); step++) {
        portions.add(new Portion(sizes.get(step), cheapest + 20L * rank + 250L * step));
      }
      entries.add(new MenuEntry(prefix + names.get(rank), 1.0 / (rank + 3), List.copyOf(portions)));
    }
    return List.copyOf(entries);
  }
}
