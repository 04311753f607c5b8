package dev.foretaste.cli.orders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes and reads small order files. */
final class OrderFiles {
  private final Path directory;

  OrderFiles(Path directory) {
    this.directory = directory;
  }

  Path write(String contents) throws IOException {
    return Files.writeString(directory.resolve("orders-file"), contents);
  }

  OrderSource read(OrderFormat format, String contents) throws IOException, OrderFileException {
    return format.read(write(contents), OnBadLine.SKIP);
  }

  OrderSource readStrictly(OrderFormat format, String contents)
      throws IOException, OrderFileException {
    return format.read(write(contents), OnBadLine.STOP);
  }

  static List<String> customersOf(OrderSource source) {
    return source.orders().map(sourced -> sourced.order().getCustomerId()).toList();
  }

  static List<List<String>> itemsOf(OrderSource source) {
    return source
        .orders()
        .map(sourced -> sourced.order().getLines().stream().map(l -> l.getItemId()).toList())
        .toList();
  }
}
