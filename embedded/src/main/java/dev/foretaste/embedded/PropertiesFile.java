package dev.foretaste.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;

/** Settings on disk, replaced as a whole so that a crash leaves the old or the new ones. */
final class PropertiesFile {

  private PropertiesFile() {}

  /** The settings; empty when there is no such file. */
  static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    return properties;
  }

  static void write(Path file, Map<String, String> settings, String comment) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (Writer writer = Files.newBufferedWriter(temporary)) {
      properties.store(writer, comment);
    }
    Files.move(
        temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
