package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Made-up orders. Every customer first orders all of their items at once, so that the number of
 * candidates is what it is to be, and from then on a few of them, so that states do not grow. The
 * same for the same arguments. Immutable and thread-safe.
 *
 * @param customers how many there are; 1 or more
 * @param ownItems items of each; 1 to catalogue
 * @param lines of an order that is not the first; 1 to ownItems
 * @param catalogue items there are
 */
public record Workload(int customers, int ownItems, int lines, int catalogue) {
  private static final int CATALOGUE = 1_000;

  private static final String ORDER = "order-";
  private static final long START = 1_767_225_600_000L;
  private static final long APART_MS = 250;

  /** With 1,000 items. */
  public Workload(int customers, int ownItems, int lines) {
    this(customers, ownItems, lines, CATALOGUE);
  }

  static String item(int item) {
    return String.format(Locale.ROOT, "item-%04d", item);
  }

  /** The order at a place in the sequence of all orders; the first come once per customer. */
  public OrderPlaced order(long number) {
    boolean first = number < customers;
    SplittableRandom random = new SplittableRandom(number);
    int customer = first ? (int) number : random.nextInt(customers);
    List<String> items = items(customer);
    if (!first) {
      Set<String> some = new LinkedHashSet<>();
      while (some.size() < lines) {
        some.add(items.get(random.nextInt(ownItems)));
      }
      items = List.copyOf(some);
    }
    return new OrderPlaced(
        ORDER + number,
        String.format(Locale.ROOT, "customer-%08d", customer),
        "store-" + customer % 20,
        "web",
        START + number * APART_MS,
        "EUR",
        items.stream().map(item -> new OrderLine(item, null, 1, 990L)).toList(),
        true);
  }

  /** The place of an order by its id. */
  static long number(String orderId) {
    return Long.parseLong(orderId.substring(ORDER.length()));
  }

  private List<String> items(int customer) {
    SplittableRandom random = new SplittableRandom(~customer);
    Set<String> items = new LinkedHashSet<>();
    while (items.size() < ownItems) {
      items.add(item(random.nextInt(catalogue)));
    }
    return new ArrayList<>(items);
  }
}
