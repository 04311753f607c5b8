package dev.foretaste.cli.orders;

import java.io.IOException;
import java.nio.file.Path;

/** The layouts of order files that can be read. */
public enum OrderFormat {
  /** {@code {"customer": [[item, ...], ...], ...}}; see {@link BasketsJsonReader}. */
  BASKETS_JSON("baskets-json", new BasketsJsonReader()),
  /** {@code id,order_id,date,time,name,size,type,price}; see {@link PizzaplaceReader}. */
  PIZZAPLACE("pizzaplace", new PizzaplaceReader()),
  /** A header with customer, order, item and optional columns; see {@link CsvOrdersReader}. */
  CSV("csv", new CsvOrdersReader());

  private final String label;
  private final OrderFileReader reader;

  OrderFormat(String label, OrderFileReader reader) {
    this.label = label;
    this.reader = reader;
  }

  /**
   * Reads a whole file into memory.
   *
   * @throws OrderFileException when it is not in this format, or at the first bad line if so asked
   * @throws IOException when it cannot be read
   */
  public OrderSource read(Path file, OnBadLine onBadLine) throws IOException, OrderFileException {
    String digest = FileDigest.of(file);
    BadLines badLines = new BadLines(onBadLine);
    DraftSequence sequence = reader.read(file, badLines);
    return new DraftedOrders(
        digest, sequence.drafts(), sequence.timed(), badLines.list(), sequence.assumptions());
  }

  /** The name on the command line, for example {@code baskets-json}. */
  @Override
  public String toString() {
    return label;
  }
}
