package dev.foretaste.cli.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file with one line per ordered item and the columns of {@link CsvColumn}: customer,
 * order and item are needed, all others optional. Lines of an order need not stand together; the
 * first of them says when and where it was placed. With timestamps, orders go in the sequence of
 * their times, without them customers are interleaved. All orders are held in memory.
 */
final class CsvOrdersReader implements OrderFileReader {

  @Override
  public DraftSequence read(Path file, BadLines badLines) throws IOException, OrderFileException {
    try (CsvTable table = CsvTable.open(file)) {
      CsvHeader header = new CsvHeader(table.header());
      for (CsvColumn column : List.of(CsvColumn.CUSTOMER, CsvColumn.ORDER, CsvColumn.ITEM)) {
        header.require(column);
      }
      CsvRowParser rows = new CsvRowParser(header);
      GroupedOrders orders = new GroupedOrders();
      table.forEachRow(badLines, row -> orders.add(rows.parse(row)));
      List<OrderDraft> drafts =
          header.has(CsvColumn.TIMESTAMP)
              ? Timeline.drafts(Timeline.sorted(orders.baskets()))
              : Interleaving.of(orders.byCustomer());
      return new DraftSequence(drafts, header.has(CsvColumn.TIMESTAMP), assumptions(header));
    }
  }

  private static List<String> assumptions(CsvHeader header) {
    List<String> assumptions = new ArrayList<>();
    if (header.has(CsvColumn.TIMESTAMP)) {
      assumptions.add(
          "Times without an offset are taken as UTC; orders of the same time are moved apart by a"
              + " millisecond each.");
    } else {
      assumptions.add(Interleaving.ASSUMPTION);
    }
    note(assumptions, header, CsvColumn.QUANTITY, "one of each item");
    note(assumptions, header, CsvColumn.PRICE, "unit price 0");
    note(assumptions, header, CsvColumn.STORE, "store \"" + CsvRowParser.STORE + "\"");
    note(assumptions, header, CsvColumn.CHANNEL, "channel \"" + CsvRowParser.CHANNEL + "\"");
    note(assumptions, header, CsvColumn.CURRENCY, "currency " + CsvRowParser.CURRENCY);
    return assumptions;
  }

  private static void note(
      List<String> assumptions, CsvHeader header, CsvColumn column, String assumed) {
    if (!header.has(column)) {
      assumptions.add("The file has no column %s: %s.".formatted(column.names().get(0), assumed));
    }
  }
}
