package dev.foretaste.cli.orders;

import java.util.Currency;
import java.util.List;

/** Reads one line of an order from a CSV row. */
final class CsvRowParser {
  static final String STORE = "store-1";
  static final String CHANNEL = "counter";
  static final String CURRENCY = "USD";

  private final CsvHeader header;

  CsvRowParser(CsvHeader header) {
    this.header = header;
  }

  OrderRow parse(List<String> row) throws BadFieldException {
    Currency currency = Fields.currency(header.value(CsvColumn.CURRENCY, row, CURRENCY));
    return new OrderRow(
        text(CsvColumn.CUSTOMER, row, "", Fields.MAX_CUSTOMER),
        text(CsvColumn.ORDER, row, "", Fields.MAX_ID),
        header.has(CsvColumn.TIMESTAMP)
            ? Timestamps.parse(header.value(CsvColumn.TIMESTAMP, row, ""))
            : 0,
        new OrderPlace(
            text(CsvColumn.STORE, row, STORE, Fields.MAX_ID),
            text(CsvColumn.CHANNEL, row, CHANNEL, Fields.MAX_WORD),
            currency.getCurrencyCode()),
        new DraftLine(
            text(CsvColumn.ITEM, row, "", Fields.MAX_ID),
            size(row),
            Fields.quantity(header.value(CsvColumn.QUANTITY, row, "1")),
            Fields.price(header.value(CsvColumn.PRICE, row, "0"), currency)));
  }

  private String size(List<String> row) throws BadFieldException {
    String size = header.value(CsvColumn.SIZE, row, "");
    return size.isEmpty() ? size : Fields.text("size", size, Fields.MAX_WORD);
  }

  private String text(CsvColumn column, List<String> row, String otherwise, int max)
      throws BadFieldException {
    return Fields.text(column.names().get(0), header.value(column, row, otherwise), max);
  }
}
