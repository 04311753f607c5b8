package dev.foretaste.cli.orders;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column stands where. Names match whatever their case, spaces, dashes and underscores;
 * columns that are not known are ignored.
 */
final class CsvHeader {
  private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);

  CsvHeader(List<String> header) throws OrderFileException {
    for (CsvColumn column : CsvColumn.values()) {
      List<String> names = column.names().stream().map(CsvHeader::normalised).toList();
      for (int i = 0; i < header.size(); i++) {
        if (names.contains(normalised(header.get(i))) && places.putIfAbsent(column, i) != null) {
          throw new OrderFileException(
              "line 1: more than one column could be the %s (%s); rename all but one"
                  .formatted(
                      column.names().get(0),
                      header.get(places.get(column)) + ", " + header.get(i)));
        }
      }
    }
  }

  void require(CsvColumn column) throws OrderFileException {
    if (!has(column)) {
      throw new OrderFileException(
          "line 1: no column for the %s; name one of the columns %s"
              .formatted(column.names().get(0), String.join(", ", column.names())));
    }
  }

  boolean has(CsvColumn column) {
    return places.containsKey(column);
  }

  /**
   * The value of the column, or the default when the file has no such column or the field is empty.
   */
  String value(CsvColumn column, List<String> row, String otherwise) {
    String value = has(column) ? row.get(places.get(column)) : "";
    return value.isEmpty() ? otherwise : value;
  }

  private static String normalised(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }
}
