package dev.foretaste.cli.config;

import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives options their configured values. */
final class ConfiguredDefaults implements IDefaultValueProvider {
  private final Configuration configuration;

  ConfiguredDefaults(Configuration configuration) {
    this.configuration = configuration;
  }

  Configuration configuration() {
    return configuration;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
            && OptionKey.configurableOptions(option.command()).contains(option)
        ? configuration.find(OptionKey.of(option)).map(Setting::value).orElse(null)
        : null;
  }
}
