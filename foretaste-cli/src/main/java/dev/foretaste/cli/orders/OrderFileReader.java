package dev.foretaste.cli.orders;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one layout of order files. Stateless. */
interface OrderFileReader {

  /**
   * @param badLines told of everything that is left out
   * @throws OrderFileException when the file does not have this layout at all
   */
  DraftSequence read(Path file, BadLines badLines) throws IOException, OrderFileException;
}
