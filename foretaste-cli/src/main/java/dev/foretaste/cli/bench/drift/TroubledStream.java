package dev.foretaste.cli.bench.drift;

import dev.foretaste.learning.anomalies.AnomalySettings;
import dev.foretaste.learning.anomalies.OrderAnomalies;
import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The orders of five stores that are open from 11 to 23, busiest at noon and in the evening and
 * half as busy again at the weekend; with or without trouble from noon of a day on. The same seed
 * gives the same stream. Not thread-safe.
 */
final class TroubledStream {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final int STORES = 5;
  private static final int ITEMS = 60;
  private static final double ORDERS_PER_HOUR = 20;
  private static final double[] BY_HOUR = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7, 1.6, 1.2, 0.5, 0.4, 0.5, 0.9, 1.8, 2.0, 1.5, 0.9, 0.5, 0
  };

  private final SplittableRandom random;
  private final OrderAnomalies anomalies = new OrderAnomalies(AnomalySettings.standard());
  private final List<DriftEvent> raised = new ArrayList<>();

  TroubledStream(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Lets days pass.
   *
   * @return what was raised in them
   */
  List<DriftEvent> days(int from, int to, Trouble trouble) {
    raised.clear();
    for (long hour = from * 24L; hour < to * 24L; hour++) {
      hour(hour * HOUR, trouble, hour - from * 24L - 12);
    }
    return List.copyOf(raised);
  }

  private void hour(long start, Trouble trouble, long sinceTrouble) {
    boolean isNow = sinceTrouble >= 0 && sinceTrouble < 3;
    double weekend = start / DAY % 7 >= 5 ? 1.5 : 1;
    double rate = ORDERS_PER_HOUR * STORES * BY_HOUR[(int) (start / HOUR % 24)] * weekend;
    if (trouble == Trouble.RUSH && isNow) {
      rate *= 4;
    } else if (trouble == Trouble.LULL && isNow) {
      rate /= 5;
    }
    double at = gap(rate);
    while (at < 1) {
      order(start + (long) (at * HOUR), trouble, sinceTrouble >= 0);
      at += gap(rate);
    }
  }

  private double gap(double rate) {
    return rate == 0 ? 1 : -Math.log(1 - random.nextDouble()) / rate;
  }

  private void order(long time, Trouble trouble, boolean hasBegun) {
    int store = random.nextInt(STORES);
    if (trouble == Trouble.SILENCE && hasBegun && store == 0) {
      return;
    }
    List<OrderLine> lines = new ArrayList<>();
    int size = 1 + random.nextInt(3);
    for (int i = 0; i < size; i++) {
      lines.add(line(trouble, hasBegun));
    }
    String customer = "guest-" + random.nextInt(2_000);
    anomalies
        .add(new OrderPlaced("order", customer, "store-" + store, "web", time, "EUR", lines, true))
        .stream()
        .filter(event -> event.getState().equals("raised"))
        .forEach(raised::add);
  }

  private OrderLine line(Trouble trouble, boolean hasBegun) {
    double leaning = random.nextDouble();
    int item = (int) (leaning * leaning * ITEMS);
    if (trouble == Trouble.ITEMS && hasBegun && random.nextDouble() < 0.2) {
      return new OrderLine("unknown-" + item, null, 1, 500L);
    }
    long price = 300 + 20L * item;
    if (random.nextDouble() < 0.1) {
      price = price * 4 / 5;
    }
    boolean isWrong = trouble == Trouble.PRICES && hasBegun && item == 5;
    return new OrderLine("item-" + item, null, 1, isWrong ? price / 10 : price);
  }
}
