package dev.foretaste.cli.simulator;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The orders of a made-up pizzeria chain. The same settings, run and event times give the same
 * orders: customers and their habits depend on the seed alone, so a chain that starts again has the
 * same customers; order ids carry the run. Not thread-safe.
 */
public final class SimulatedChain {
  private final Menu menu = Menu.pizzeria();
  private final String run;
  private final List<Customer> customers;
  private final RandomGenerator random;
  private final Weighted<MenuEntry> anyPizza;
  private long orders;

  /**
   * @param runStart tells this run's orders from those of other runs, to the millisecond
   */
  public SimulatedChain(SimulatorSettings settings, Instant runStart) {
    this.run = Long.toString(runStart.toEpochMilli(), Character.MAX_RADIX);
    this.customers =
        new Population(menu, settings.stores(), new SplittableRandom(settings.seed()))
            .customers(settings.customers());
    this.random = new SplittableRandom(settings.seed() ^ runStart.toEpochMilli());
    this.anyPizza = new Weighted<>(menu.pizzas(), MenuEntry::popularity);
  }

  /** The next order, placed at that time by somebody who likes to order at such times (UTC). */
  public OrderPlaced next(Instant eventTime) {
    ZonedDateTime now = eventTime.atZone(ZoneOffset.UTC);
    Daypart daypart = Daypart.of(now.toLocalTime());
    Customer customer =
        new Weighted<>(customers, someone -> someone.hunger(now.getDayOfWeek(), daypart))
            .pick(random);
    return OrderPlaced.newBuilder()
        .setOrderId("sim-" + run + "-" + orders++)
        .setCustomerId(customer.id())
        .setStoreId(customer.store())
        .setChannel(customer.channel())
        .setEventTime(eventTime.toEpochMilli())
        .setCurrency("EUR")
        .setLines(basket(customer, daypart).stream().map(e -> line(e, customer)).toList())
        .build();
  }

  private Set<MenuEntry> basket(Customer customer, Daypart daypart) {
    Set<MenuEntry> basket = new LinkedHashSet<>();
    basket.add(pizza(customer, daypart));
    if (happens(customer.secondPizza())) {
      basket.add(pizza(customer, daypart));
    }
    if (happens(customer.sideWithPizza())) {
      basket.add(customer.side());
    }
    if (happens(customer.drinkWithPizza())) {
      basket.add(customer.drink());
    }
    return basket;
  }

  private MenuEntry pizza(Customer customer, Daypart daypart) {
    return happens(customer.curiosity())
        ? anyPizza.pick(random)
        : customer.pizzas().get(daypart).pick(random);
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  private static OrderLine line(MenuEntry entry, Customer customer) {
    Portion portion = entry.portions().get(Math.min(customer.size(), entry.portions().size() - 1));
    return OrderLine.newBuilder()
        .setItemId(entry.item())
        .setSize(portion.size().isEmpty() ? null : portion.size())
        .setQuantity(1)
        .setUnitPrice(portion.price())
        .build();
  }
}
