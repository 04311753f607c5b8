package dev.foretaste.cli.config;

import dev.foretaste.cli.console.JsonOutput;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the effective values of options and where they come from. */
@Command(
    name = "show",
    description = {
      "Show what the options of up, service and retrainer are with this environment and file, and"
          + " where each comes from; secrets are masked.",
      ""
    })
final class ShowConfig implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ConfigFileOption configFile;
  @Mixin private JsonOutput json;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "Only this command's: up, service or retrainer.")
  private String only;

  @Override
  public Integer call() {
    List<CommandSpec> wanted =
        OptionKey.configurableCommands(command.root()).stream()
            .filter(candidate -> only == null || candidate.name().equals(only))
            .toList();
    if (wanted.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "'%s' is not up, service or retrainer".formatted(only));
    }
    wanted.forEach(ShowConfig::checkValues);
    List<EffectiveSetting> settings = wanted.stream().flatMap(spec -> of(spec).stream()).toList();
    print(settings);
    json.print(settings);
    return ExitCode.OK;
  }

  private static List<EffectiveSetting> of(CommandSpec spec) {
    ConfiguredDefaults defaults = (ConfiguredDefaults) spec.defaultValueProvider();
    return new EffectiveSettings(defaults.configuration()).of(spec);
  }

  /** Parsing nothing converts all configured values, as a start would. */
  private static void checkValues(CommandSpec spec) {
    CommandLine line = spec.commandLine();
    try {
      line.parseArgs();
    } catch (MissingParameterException e) {
      // Shown as not set; the command line may give it.
      line.clearExecutionResults();
    }
  }

  private void print(List<EffectiveSetting> settings) {
    PrintWriter out = command.commandLine().getOut();
    String shown = "";
    for (EffectiveSetting setting : settings) {
      if (!setting.command().equals(shown)) {
        shown = setting.command();
        out.println("# " + shown);
      }
      out.printf(
          "%-46s # %s%n", "%s = %s".formatted(setting.key(), setting.value()), setting.source());
    }
    out.flush();
  }
}
