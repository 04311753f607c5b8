package dev.foretaste.cli.console;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into one line on standard error and an exit code. */
public final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorLines.class);

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    print(
        command,
        "%s; see %s --help"
            .formatted(firstLine(e.getMessage()), command.getCommandSpec().qualifiedName()));
    return CommandLine.ExitCode.USAGE;
  }

  /** Prints what is wrong before there is a command to run; the exit code. */
  public static int usage(CommandLine command, UsageException e) {
    print(command, e.getMessage());
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parseResult) {
    if (e instanceof UsageException usage) {
      return usage(command, usage);
    }
    if (e instanceof FailureException) {
      LOG.debug("{} failed", command.getCommandName(), e);
    } else {
      LOG.error("{} failed", command.getCommandName(), e);
    }
    print(command, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static void print(CommandLine command, String message) {
    PrintWriter err = command.getErr();
    err.println("foretaste: " + firstLine(message));
    err.flush();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("failed");
  }
}
