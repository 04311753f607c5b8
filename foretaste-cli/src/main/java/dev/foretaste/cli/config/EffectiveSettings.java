package dev.foretaste.cli.config;

import dev.foretaste.cli.console.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the options of commands are when the command line gives none. */
final class EffectiveSettings {
  private static final String CLIENT_CONFIG = "client-config";

  private final Configuration configuration;

  EffectiveSettings(Configuration configuration) {
    this.configuration = configuration;
  }

  /** All options of the command, then what the file that {@code client-config} names holds. */
  List<EffectiveSetting> of(CommandSpec command) {
    List<EffectiveSetting> settings = new ArrayList<>();
    for (OptionSpec option : OptionKey.configurableOptions(command)) {
      OptionKey key = OptionKey.of(option);
      settings.add(effective(command.name(), key, option));
      if (key.key().equals(CLIENT_CONFIG)) {
        configuration
            .find(key)
            .map(setting -> Path.of(setting.value()))
            .ifPresent(file -> settings.addAll(clientSettings(command.name(), file)));
      }
    }
    return settings;
  }

  private EffectiveSetting effective(String command, OptionKey key, OptionSpec option) {
    Optional<Setting> configured = configuration.find(key);
    String value = configured.map(Setting::value).orElseGet(() -> standard(option));
    String source = configured.map(Setting::source).orElse(value.isEmpty() ? "not set" : "default");
    return new EffectiveSetting(command, key.key(), Secrets.masked(key.key(), value), source);
  }

  /** Flags have none that is said, and are off. */
  private static String standard(OptionSpec option) {
    String value = option.defaultValue();
    if (value == null) {
      return isFlag(option) ? "false" : "";
    }
    return value;
  }

  private static boolean isFlag(OptionSpec option) {
    return option.type() == boolean.class;
  }

  private static List<EffectiveSetting> clientSettings(String command, Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UsageException(
          "%s: cannot read %s (%s)".formatted(CLIENT_CONFIG, file, e.toString()));
    }
    return new TreeSet<>(properties.stringPropertyNames())
        .stream()
            .map(
                key ->
                    new EffectiveSetting(
                        command,
                        CLIENT_CONFIG + ": " + key,
                        Secrets.masked(key, properties.getProperty(key)),
                        file.toString()))
            .toList();
  }
}
