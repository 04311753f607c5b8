package dev.foretaste.cli;

import dev.foretaste.cli.bench.BenchCommand;
import dev.foretaste.cli.config.ConfigCommand;
import dev.foretaste.cli.config.Configuration;
import dev.foretaste.cli.console.BuildVersion;
import dev.foretaste.cli.console.ErrorLines;
import dev.foretaste.cli.console.LogFormat;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.deadletters.DeadLettersCommand;
import dev.foretaste.cli.erasure.EraseCommand;
import dev.foretaste.cli.erasure.ExportCommand;
import dev.foretaste.cli.evaluate.EvaluateCommand;
import dev.foretaste.cli.imports.ImportCommand;
import dev.foretaste.cli.keys.KeysCommand;
import dev.foretaste.cli.models.ModelsCommand;
import dev.foretaste.cli.replay.ReplayCommand;
import dev.foretaste.cli.reset.ResetCommand;
import dev.foretaste.cli.running.RetrainerCommand;
import dev.foretaste.cli.running.ServiceCommand;
import dev.foretaste.cli.running.UpCommand;
import dev.foretaste.cli.topics.TopicsCommand;
import dev.foretaste.cli.verify.VerifyCommand;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code foretaste} command. */
@Command(
    name = "foretaste",
    description = "Know, in real time, what each customer will order next.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = BuildVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:failure", "2:bad usage"},
    subcommands = {
      UpCommand.class,
      ImportCommand.class,
      ServiceCommand.class,
      RetrainerCommand.class,
      VerifyCommand.class,
      ModelsCommand.class,
      DeadLettersCommand.class,
      TopicsCommand.class,
      KeysCommand.class,
      ReplayCommand.class,
      ResetCommand.class,
      EraseCommand.class,
      ExportCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      ConfigCommand.class
    })
public final class Foretaste implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  /** The whole command line, ready to execute. */
  public static CommandLine commandLine() {
    ErrorLines errors = new ErrorLines();
    return new CommandLine(new Foretaste())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setOut(new PrintWriter(System.out, true))
        .setErr(new PrintWriter(System.err, true));
  }

  /** Without a command there is nothing to do but explain. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(command.commandLine(), "no command given");
  }

  /** Runs the command line with what environment and file configure; the exit code. */
  static int execute(
      CommandLine commandLine, Map<String, String> environment, String... arguments) {
    try {
      configure(commandLine, environment, arguments);
    } catch (UsageException e) {
      return ErrorLines.usage(commandLine, e);
    }
    return commandLine.execute(arguments);
  }

  static void configure(
      CommandLine commandLine, Map<String, String> environment, String... arguments) {
    LogFormat.check(environment);
    Configuration.apply(commandLine, environment, arguments);
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(commandLine(), System.getenv(), args));
  }
}
