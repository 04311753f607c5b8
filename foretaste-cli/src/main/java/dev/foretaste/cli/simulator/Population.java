package dev.foretaste.cli.simulator;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes up customers. */
final class Population {
  private static final List<String> CHANNELS = List.of("app", "web", "phone", "counter");
  private static final int FAVOURITES = 3;

  private final Menu menu;
  private final int stores;
  private final RandomGenerator random;
  private final Weighted<MenuEntry> pizzas;
  private final Weighted<MenuEntry> sides;
  private final Weighted<MenuEntry> drinks;

  Population(Menu menu, int stores, RandomGenerator random) {
    this.menu = menu;
    this.stores = stores;
    this.random = random;
    this.pizzas = new Weighted<>(menu.pizzas(), MenuEntry::popularity);
    this.sides = new Weighted<>(menu.sides(), MenuEntry::popularity);
    this.drinks = new Weighted<>(menu.drinks(), MenuEntry::popularity);
  }

  List<Customer> customers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(this::customer).toList();
  }

  private Customer customer(int number) {
    return new Customer(
        String.format(Locale.ROOT, "sim-%04d", number),
        "store-" + (1 + random.nextInt(stores)),
        CHANNELS.get(random.nextInt(CHANNELS.size())),
        1 / (0.1 + random.nextDouble()),
        Daypart.values()[random.nextInt(Daypart.values().length)],
        days(),
        favourites(),
        random.nextInt(menu.pizzas().get(0).portions().size()),
        random.nextDouble(0.6),
        sides.pick(random),
        random.nextDouble(0.8),
        drinks.pick(random),
        random.nextDouble(0.9),
        random.nextDouble(0.2));
  }

  private Set<DayOfWeek> days() {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    int count = 1 + random.nextInt(3);
    while (days.size() < count) {
      days.add(DayOfWeek.of(1 + random.nextInt(7)));
    }
    return days;
  }

  private Map<Daypart, Weighted<MenuEntry>> favourites() {
    Map<Daypart, Weighted<MenuEntry>> favourites = new EnumMap<>(Daypart.class);
    for (Daypart daypart : Daypart.values()) {
      List<MenuEntry> liked = pizzas.pickSeveral(FAVOURITES, random);
      favourites.put(daypart, new Weighted<>(liked, pizza -> 1.0 / (1 + liked.indexOf(pizza))));
    }
    return favourites;
  }
}
