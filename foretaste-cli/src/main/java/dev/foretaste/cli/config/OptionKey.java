package dev.foretaste.cli.config;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Names an option in configuration.
 *
 * @param key in a file: the option's name without its dashes, such as {@code data-dir}
 */
record OptionKey(String key) {
  private static final String PREFIX = "FORETASTE_";

  static OptionKey of(OptionSpec option) {
    return new OptionKey(option.longestName().replaceFirst("^-+", ""));
  }

  /** The name in the environment, such as {@code FORETASTE_DATA_DIR}. */
  String variable() {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** Whether a variable's name looks like that of an option. */
  static boolean isVariable(String name) {
    return name.startsWith(PREFIX);
  }

  /** The commands that take options from configuration. */
  static List<CommandSpec> configurableCommands(CommandSpec root) {
    return root.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> command.findOption(ConfigFileOption.NAME) != null)
        .toList();
  }

  /** The options of a command that configuration can give. */
  static List<OptionSpec> configurableOptions(CommandSpec command) {
    return command.options().stream().filter(OptionKey::isConfigurable).toList();
  }

  private static boolean isConfigurable(OptionSpec option) {
    return !option.hidden()
        && !option.usageHelp()
        && !option.versionHelp()
        && !option.longestName().equals(ConfigFileOption.NAME);
  }
}
