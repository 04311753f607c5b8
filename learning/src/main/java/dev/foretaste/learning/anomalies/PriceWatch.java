package dev.foretaste.learning.anomalies;

import dev.foretaste.learning.anomalies.Window.Article;
import dev.foretaste.learning.anomalies.Window.Sold;
import dev.foretaste.schema.DriftEvent;
import java.util.List;
import java.util.Map;

/**
 * An article sold at less than half or more than twice its usual price, and further from it than
 * its prices usually are. A price that stays becomes the usual one after some dozens of windows.
 */
final class PriceWatch implements Watch {
  static final String KIND = "price";
  private static final int MOST_ARTICLES = 20_000;
  private static final int FEWEST_WINDOWS = 10;
  private static final double DEVIATIONS = 6;
  private static final double FACTOR = Math.log(2);
  private static final double SLOWEST = 0.02;

  private static final class Usual {
    /** Of logarithms of the lowest and the highest price of each window. */
    private final RunningMoments prices = new RunningMoments(SLOWEST);

    private boolean raised;

    private double limit() {
      return Math.max(FACTOR, DEVIATIONS * prices.deviation());
    }

    private boolean isUnusual(long price) {
      return prices.count() >= 2 * FEWEST_WINDOWS
          && Math.abs(Math.log(price + 1.0) - prices.mean()) > limit();
    }

    /** An unusual price counts as the furthest that is not. */
    private void add(long price) {
      double seen = Math.log(price + 1.0);
      if (isUnusual(price)) {
        prices.move(Math.copySign(limit(), seen - prices.mean()));
      } else {
        prices.add(seen);
      }
    }
  }

  private final LatestUsed<Usual> articles = new LatestUsed<>(MOST_ARTICLES);

  @Override
  public void close(Window window, List<DriftEvent> events) {
    for (Map.Entry<Article, Sold> entry : window.articles().entrySet()) {
      Sold sold = entry.getValue();
      String name = entry.getKey().name();
      Usual usual = articles.computeIfAbsent(name, unknown -> new Usual());
      long price = usual.isUnusual(sold.highest()) ? sold.highest() : sold.lowest();
      boolean unusual = usual.isUnusual(price);
      if (unusual != usual.raised) {
        usual.raised = unusual;
        events.add(event(name, usual, price, sold, window));
      }
      usual.add(sold.lowest());
      usual.add(sold.highest());
    }
  }

  private static DriftEvent event(String name, Usual usual, long price, Sold sold, Window window) {
    double middle = usual.prices.mean();
    double limit = Math.exp(middle + Math.copySign(usual.limit(), Math.log(price + 1.0) - middle));
    return new DriftEvent(
        KIND,
        name,
        usual.raised ? RAISED : CLEARED,
        (double) price,
        limit - 1,
        window.from(),
        window.to(),
        sold.lines(),
        null,
        "%s was sold at %d, usual is about %.0f".formatted(name, price, Math.exp(middle) - 1));
  }
}
