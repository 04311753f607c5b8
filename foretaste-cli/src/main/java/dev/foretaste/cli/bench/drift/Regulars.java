package dev.foretaste.cli.bench.drift;

import dev.foretaste.schema.BasketLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Made-up customers of a shop who come and go: each has favourites and a rhythm, orders about a
 * dozen times and is followed by another. So the stream is the same in law at all times, once the
 * first have gone, until something is changed. The same seed gives the same stream. Not
 * thread-safe.
 */
final class Regulars {
  private static final int CUSTOMERS = 500;
  private static final int ITEMS = 120;
  private static final int FAVOURITES = 5;
  private static final double LEAVES = 1.0 / 12;
  private static final double CURIOSITY = 0.15;
  private static final double MEAN_GAP_MS = 7.0 * 24 * 60 * 60 * 1_000;

  /** Somebody orders. */
  record Visit(String customerId, long time, List<BasketLine> basket) {}

  private record Guest(String id, double gap, List<Integer> favourites, long next) {
    private Guest again(long time) {
      return new Guest(id, gap, favourites, time);
    }
  }

  private final SplittableRandom random;
  private final PriorityQueue<Guest> guests;
  private final Change change;
  private int arrived;

  /** From the beginning of time. */
  Regulars(long seed) {
    this(new SplittableRandom(seed), List.of(), 0, Change.NONE);
    for (int i = 0; i < CUSTOMERS; i++) {
      arrive(0);
    }
  }

  private Regulars(SplittableRandom random, List<Guest> guests, int arrived, Change change) {
    this.random = random;
    this.guests =
        new PriorityQueue<>(Comparator.comparingLong(Guest::next).thenComparing(Guest::id));
    this.guests.addAll(guests);
    this.arrived = arrived;
    this.change = change;
  }

  /** The same customers, who go on in another way from here. */
  Regulars with(Change changed, long seed) {
    return new Regulars(new SplittableRandom(seed), List.copyOf(guests), arrived, changed);
  }

  /** The next order. */
  Visit next() {
    Guest guest = guests.remove();
    Visit visit = new Visit(guest.id(), guest.next(), basket(guest));
    if (random.nextDouble() < LEAVES * change.leaving()) {
      arrive(guest.next());
    } else {
      guests.add(guest.again(guest.next() + gap(guest.gap() * change.gaps())));
    }
    return visit;
  }

  private void arrive(long time) {
    Set<Integer> favourites = new LinkedHashSet<>();
    while (favourites.size() < FAVOURITES) {
      favourites.add(item());
    }
    double gap = MEAN_GAP_MS * (0.3 + 1.4 * random.nextDouble());
    guests.add(new Guest("guest-" + arrived++, gap, new ArrayList<>(favourites), time + gap(gap)));
  }

  private long gap(double mean) {
    return 1 + (long) (-mean * Math.log(1 - random.nextDouble()));
  }

  private List<BasketLine> basket(Guest guest) {
    int size = 1;
    while (size < 8 && random.nextDouble() < change.more()) {
      size++;
    }
    Set<Integer> items = new LinkedHashSet<>();
    while (items.size() < size) {
      double leaning = random.nextDouble();
      boolean curious = random.nextDouble() < CURIOSITY || items.size() >= FAVOURITES;
      items.add(curious ? item() : guest.favourites().get((int) (leaning * leaning * FAVOURITES)));
    }
    return items.stream()
        .map(item -> change.moved() > random.nextDouble() ? item + ITEMS : item)
        .map(item -> new BasketLine("item-" + item, 1))
        .toList();
  }

  /** Popular ones have low numbers. */
  private int item() {
    double leaning = random.nextDouble();
    return (int) (leaning * leaning * ITEMS);
  }
}
