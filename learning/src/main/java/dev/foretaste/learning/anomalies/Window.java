package dev.foretaste.learning.anomalies;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was ordered in one window. Of stores and articles, the first {@value #MOST} each are told
 * apart; all orders are counted. Not thread-safe.
 */
final class Window {
  static final int MOST = 20_000;

  /** An item in one size and currency, which has a price. */
  record Article(String itemId, String size, String currency) implements Comparable<Article> {
    static Article of(OrderPlaced order, OrderLine line) {
      String size = line.getSize() == null ? "" : line.getSize();
      return new Article(line.getItemId(), size, order.getCurrency());
    }

    /** As events name it. */
    String name() {
      return size.isEmpty() ? itemId + " " + currency : itemId + " " + size + " " + currency;
    }

    @Override
    public int compareTo(Article other) {
      return name().compareTo(other.name());
    }
  }

  /** Lines of an article, and its lowest and highest price. */
  record Sold(long lines, long lowest, long highest) {
    private Sold and(Sold more) {
      return new Sold(
          lines + more.lines, Math.min(lowest, more.lowest), Math.max(highest, more.highest));
    }
  }

  private final long number;
  private final long from;
  private final long to;
  private final Map<String, Integer> stores = new TreeMap<>();
  private final Map<Article, Sold> articles = new TreeMap<>();
  private long count;

  /**
   * An empty one.
   *
   * @param number how many windows lie between it and 1970-01-01T00:00Z
   * @param length in ms
   */
  Window(long number, long length) {
    this.number = number;
    this.from = number * length;
    this.to = from + length;
  }

  void add(OrderPlaced order) {
    count++;
    if (stores.size() < MOST || stores.containsKey(order.getStoreId())) {
      stores.merge(order.getStoreId(), 1, Integer::sum);
    }
    for (OrderLine line : order.getLines()) {
      Article article = Article.of(order, line);
      if (articles.size() < MOST || articles.containsKey(article)) {
        articles.merge(article, new Sold(1, line.getUnitPrice(), line.getUnitPrice()), Sold::and);
      }
    }
  }

  long number() {
    return number;
  }

  /** Its beginning, event time in ms since 1970-01-01T00:00Z. */
  long from() {
    return from;
  }

  /** Its end, exclusive. */
  long to() {
    return to;
  }

  /** Orders. */
  long count() {
    return count;
  }

  /** Orders by store, by name. */
  Map<String, Integer> stores() {
    return stores;
  }

  /** What was sold, by name. */
  Map<Article, Sold> articles() {
    return articles;
  }
}
