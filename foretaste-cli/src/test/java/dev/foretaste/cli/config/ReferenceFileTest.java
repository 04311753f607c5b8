package dev.foretaste.cli.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.cli.Foretaste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The reference file against the options that there really are. */
class ReferenceFileTest {
  private static final Path FILE = Path.of("../deploy/foretaste.properties");
  private static final Pattern KEY =
      Pattern.compile(
          "(?<comment>(?:^# .*\\n)+)^#(?<key>[a-z-]+) =(?<value>.*)$", Pattern.MULTILINE);
  private static final Pattern COMMANDS = Pattern.compile("\\[(?<commands>[a-z, ]+)]\\s*$");

  @Test
  void shouldListEveryOptionWithItsDefaultAndItsCommands() throws IOException {
    assertThat(documented()).containsExactlyInAnyOrderEntriesOf(real());
  }

  @Test
  void shouldBeAFileThatStartsAsWithoutIt() {
    assertThat(ConfigFile.read(FILE, Set.of()).values()).isEmpty();
  }

  /** Default and commands by key, as the file has them. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> found = new TreeMap<>();
    Matcher entry = KEY.matcher(Files.readString(FILE));
    while (entry.find()) {
      Matcher commands = COMMANDS.matcher(entry.group("comment"));
      assertThat(commands.find()).as(entry.group("key") + " names its commands").isTrue();
      found.put(
          entry.group("key"), entry.group("value").strip() + " for " + commands.group("commands"));
    }
    return found;
  }

  private static Map<String, String> real() {
    List<CommandSpec> commands =
        OptionKey.configurableCommands(Foretaste.commandLine().getCommandSpec());
    Map<String, String> options = new TreeMap<>();
    for (CommandSpec command : commands) {
      for (OptionSpec option : OptionKey.configurableOptions(command)) {
        String key = OptionKey.of(option).key();
        options.put(key, defaultOf(option) + " for " + having(key, commands));
      }
    }
    return options;
  }

  private static String defaultOf(OptionSpec option) {
    String flag = option.arity().max() == 0 ? "false" : "";
    return Objects.requireNonNullElse(option.defaultValue(), flag);
  }

  private static String having(String key, List<CommandSpec> commands) {
    return commands.stream()
        .filter(command -> command.findOption("--" + key) != null)
        .map(CommandSpec::name)
        .collect(joining(", "));
  }
}
