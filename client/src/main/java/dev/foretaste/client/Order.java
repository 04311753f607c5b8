package dev.foretaste.client;

import java.time.Instant;
import java.util.List;

/**
 * An order to hand in. Its fields' limits are those of the API, which names the one that is wrong.
 *
 * @param orderId unique per customer; handing the same order in again changes nothing
 * @param customerId who orders
 * @param storeId where
 * @param channel for example web
 * @param eventTime when
 * @param currency ISO 4217 code
 * @param lines what
 */
public record Order(
    String orderId,
    String customerId,
    String storeId,
    String channel,
    Instant eventTime,
    String currency,
    List<Line> lines) {

  /**
   * One line.
   *
   * @param itemId which item
   * @param quantity 1 or more
   * @param unitPrice in the currency's smallest unit
   */
  public record Line(String itemId, int quantity, long unitPrice) {}
}
