package dev.foretaste.cli.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Unmatched;

/**
 * What stands for options that the command line does not give: the environment's {@code
 * FORETASTE_…} variables, then the file that {@code --config} or {@code FORETASTE_CONFIG} names,
 * then the defaults.
 */
public final class Configuration {
  private static final OptionKey FILE = new OptionKey("config");

  /** What the start script, the log and this class read; no options. */
  private static final Set<String> NO_OPTIONS =
      Set.of(FILE.variable(), "FORETASTE_HEAP", "FORETASTE_LOG", "FORETASTE_TRACES");

  private final Map<String, String> environment;
  private final Optional<ConfigFile> file;

  private Configuration(Map<String, String> environment, Optional<ConfigFile> file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Lets all commands that have {@code --config} take their options from configuration too.
   *
   * @throws dev.foretaste.cli.console.UsageException when the file is missing or has a key that is
   *     no option
   */
  public static void apply(
      CommandLine commandLine, Map<String, String> environment, String... arguments) {
    List<CommandSpec> commands = OptionKey.configurableCommands(commandLine.getCommandSpec());
    Set<String> keys = keys(commands);
    Configuration configuration =
        new Configuration(
            environment,
            fileNamedBy(environment, arguments).map(path -> ConfigFile.read(path, keys)));
    if (commands.stream().anyMatch(command -> Arrays.asList(arguments).contains(command.name()))) {
      unknownVariables(environment, keys)
          .forEach(
              variable ->
                  commandLine
                      .getErr()
                      .printf("foretaste: there is no option for %s, ignored%n", variable));
    }
    ConfiguredDefaults defaults = new ConfiguredDefaults(configuration);
    commands.forEach(command -> command.defaultValueProvider(defaults));
    commandLine.setParameterExceptionHandler(
        new ConfiguredErrors(configuration, commandLine.getParameterExceptionHandler()));
  }

  Optional<Setting> find(OptionKey option) {
    String variable = option.variable();
    String value = environment.get(variable);
    return value == null || value.isBlank()
        ? file.flatMap(read -> read.find(option))
        : Optional.of(new Setting(value.strip(), variable));
  }

  /** Those that look like an option's, but are none's: mistyped ones, or others' altogether. */
  private static Stream<String> unknownVariables(
      Map<String, String> environment, Set<String> keys) {
    Set<String> known =
        keys.stream().map(key -> new OptionKey(key).variable()).collect(Collectors.toSet());
    return environment.keySet().stream()
        .filter(OptionKey::isVariable)
        .filter(variable -> !known.contains(variable) && !NO_OPTIONS.contains(variable))
        .sorted();
  }

  private static Set<String> keys(List<CommandSpec> commands) {
    return commands.stream()
        .flatMap(command -> OptionKey.configurableOptions(command).stream())
        .map(option -> OptionKey.of(option).key())
        .collect(Collectors.toSet());
  }

  private static Optional<Path> fileNamedBy(Map<String, String> environment, String... arguments) {
    FirstPass first = new FirstPass();
    try {
      new CommandLine(first).parseArgs(arguments);
    } catch (ParameterException e) {
      // The command that the line is for says it better.
      return Optional.empty();
    }
    return Optional.ofNullable(first.file)
        .or(() -> Optional.ofNullable(environment.get(FILE.variable())).map(Path::of));
  }

  @Command
  private static final class FirstPass {
    @Option(names = ConfigFileOption.NAME)
    private Path file;

    @Unmatched private List<String> rest;
  }
}
