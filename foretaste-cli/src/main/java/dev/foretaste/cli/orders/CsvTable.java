package dev.foretaste.cli.orders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A comma-separated file with a header line, RFC 4180, UTF-8 with or without byte order mark.
 * Values are trimmed; empty lines are ignored.
 */
final class CsvTable implements AutoCloseable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(true).get();

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;

  private CsvTable(CSVParser parser) throws OrderFileException {
    this.parser = parser;
    this.records = parser.iterator();
    if (!hasNext()) {
      throw new OrderFileException("the file is empty; its first line must name the columns");
    }
    this.header = records.next().toList();
  }

  static CsvTable open(Path file) throws IOException, OrderFileException {
    // A reader made this way replaces malformed bytes by U+FFFD, which the fields reject by line.
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    try {
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return new CsvTable(CSVParser.parse(reader, FORMAT));
    } catch (IOException | OrderFileException e) {
      reader.close();
      throw e;
    }
  }

  List<String> header() {
    return header;
  }

  /**
   * Hands every row to the handler and reports those that it or this table cannot make sense of.
   */
  void forEachRow(BadLines badLines, RowHandler handler) throws OrderFileException {
    while (hasNext()) {
      CSVRecord row = records.next();
      long line = firstLineOf(row);
      if (row.size() != header.size()) {
        badLines.report(
            line, "has " + row.size() + " columns where the header has " + header.size());
        continue;
      }
      try {
        handler.accept(row.toList());
      } catch (BadFieldException e) {
        badLines.report(line, e.getMessage());
      }
    }
  }

  private boolean hasNext() throws OrderFileException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new OrderFileException(
          "line " + parser.getCurrentLineNumber() + ": not valid CSV: " + reason(e), e);
    }
  }

  /** The parser wraps what it says into exceptions that begin with a class name. */
  private static String reason(RuntimeException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private long firstLineOf(CSVRecord row) {
    long breaks = row.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
    return parser.getCurrentLineNumber() - breaks;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Takes in one row. */
  interface RowHandler {
    void accept(List<String> values) throws BadFieldException;
  }
}
