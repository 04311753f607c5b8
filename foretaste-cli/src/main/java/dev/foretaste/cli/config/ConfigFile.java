package dev.foretaste.cli.config;

import dev.foretaste.cli.console.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A properties file (UTF-8) with option values; a key without a value is as good as absent.
 *
 * @param path of the file
 * @param values by key, without those that are empty
 */
record ConfigFile(Path path, Map<String, String> values) {

  /**
   * Reads the file.
   *
   * @param known the keys that it may have
   * @throws UsageException when it cannot be read or has other keys
   */
  static ConfigFile read(Path path, Set<String> known) {
    Properties properties = load(path);
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "%s: unknown key %s; the keys are %s"
              .formatted(
                  path, String.join(", ", unknown), String.join(", ", new TreeSet<>(known))));
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key).strip();
      if (!value.isEmpty()) {
        values.put(key, value);
      }
    }
    return new ConfigFile(path, Map.copyOf(values));
  }

  Optional<Setting> find(OptionKey option) {
    return Optional.ofNullable(values.get(option.key()))
        .map(value -> new Setting(value, "%s in %s".formatted(option.key(), path)));
  }

  private static Properties load(Path path) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          "--config: cannot read %s as a properties file (%s)".formatted(path, e.toString()));
    }
    return properties;
  }
}
