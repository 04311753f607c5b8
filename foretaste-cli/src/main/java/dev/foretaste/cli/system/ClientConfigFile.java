package dev.foretaste.cli.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The file of {@code --client-config}: Kafka client and registry settings. */
public final class ClientConfigFile {
  private ClientConfigFile() {}

  /**
   * The settings in a file.
   *
   * @param file null for none
   */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      properties.stringPropertyNames().forEach(k -> settings.put(k, properties.getProperty(k)));
    }
    return settings;
  }
}
