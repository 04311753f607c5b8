package dev.foretaste.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The outcome of a command that was run in this process. */
public record CommandLineRun(int exitCode, String out, String err) {

  public static CommandLineRun of(Object... args) {
    return in(Map.of(), List.of(args).stream().map(Object::toString).toArray(String[]::new));
  }

  static CommandLineRun in(Map<String, String> environment, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Foretaste.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = Foretaste.execute(command, environment, args);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  /** The last line, which {@code --json} makes JSON; null in the sense of JSON when it is not. */
  public JsonNode json() {
    String last = out.lines().reduce("", (before, line) -> line);
    try {
      return last.startsWith("{") || last.startsWith("[")
          ? new ObjectMapper().readTree(last)
          : new ObjectMapper().nullNode();
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + last, e);
    }
  }

  String lastLine() {
    List<String> lines = out.lines().toList();
    return lines.get(lines.size() - 1);
  }
}
