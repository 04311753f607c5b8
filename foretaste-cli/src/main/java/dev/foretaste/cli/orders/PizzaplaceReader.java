package dev.foretaste.cli.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Reads {@code id,order_id,date,time,name,size,type,price}: dates are month/day/year, times local
 * to the shop and taken as UTC, the name is the item, prices are US dollars. The file has no
 * customers; {@link CustomerDealer} deals them. All orders are held in memory.
 */
final class PizzaplaceReader implements OrderFileReader {
  private static final List<String> COLUMNS =
      List.of("id", "order_id", "date", "time", "name", "size", "type", "price");
  private static final OrderPlace PLACE = new OrderPlace("pizzaplace", "counter", "USD");
  private static final Currency DOLLAR = Currency.getInstance("USD");
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.ROOT);

  @Override
  public DraftSequence read(Path file, BadLines badLines) throws IOException, OrderFileException {
    try (CsvTable table = CsvTable.open(file)) {
      if (!table.header().equals(COLUMNS)) {
        throw new OrderFileException(
            "line 1: the columns must be " + String.join(",", COLUMNS) + "; is it --format csv?");
      }
      GroupedOrders orders = new GroupedOrders();
      table.forEachRow(badLines, row -> orders.add(parse(row)));
      List<TimedBasket> sorted = Timeline.sorted(orders.baskets());
      CustomerDealer dealer = CustomerDealer.forOrders(sorted.size());
      List<TimedBasket> dealt = sorted.stream().map(b -> b.by(dealer.deal(b))).toList();
      return new DraftSequence(
          Timeline.drafts(dealt),
          true,
          List.of(
              dealer.assumption(),
              "Times are taken as UTC; orders of the same time are moved apart by a millisecond"
                  + " each.",
              "The file has no stores, channels or currency: store \"%s\", channel \"%s\", %s."
                  .formatted(PLACE.store(), PLACE.channel(), PLACE.currency())));
    }
  }

  private static OrderRow parse(List<String> row) throws BadFieldException {
    return new OrderRow(
        "",
        Fields.text("order_id", row.get(1), Fields.MAX_ID),
        time(row.get(2) + " " + row.get(3)),
        PLACE,
        new DraftLine(
            Fields.text("name", row.get(4), Fields.MAX_ID),
            Fields.text("size", row.get(5), Fields.MAX_WORD),
            1,
            Fields.price(row.get(7), DOLLAR)));
  }

  private static long time(String dateTime) throws BadFieldException {
    try {
      return LocalDateTime.parse(dateTime, DATE_TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new BadFieldException(
          "date and time must be month/day/year and hour:minute:second, for example 1/31/2015 and"
              + " 18:30:00");
    }
  }
}
