package dev.foretaste.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option {@code --json}: the result once more, as one JSON object on the last line. */
public final class JsonOutput {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--json",
      description = "Print the result as one JSON object on the last line of standard output.")
  private boolean wanted;

  /** Prints the result if {@code --json} was given. To be called last. */
  public void print(Object result) {
    if (!wanted) {
      return;
    }
    try {
      command.commandLine().getOut().println(new ObjectMapper().writeValueAsString(result));
      command.commandLine().getOut().flush();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a result that JSON can express", e);
    }
  }
}
