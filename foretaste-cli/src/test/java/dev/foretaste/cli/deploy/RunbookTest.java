package dev.foretaste.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts, what they say about themselves, their tests and their pages in the runbook. */
class RunbookTest {
  private static final String RUNBOOK =
      DeployFiles.text(DeployFiles.ROOT.resolve("docs/runbook.md"));
  private static final Pattern SECTION =
      Pattern.compile(
          "^## (?<name>Foretaste\\w+)\\n(?<body>.*?)(?=^## |\\z)",
          Pattern.MULTILINE | Pattern.DOTALL);

  private final List<Map<String, Object>> rules = AlertRules.read();

  @Test
  void shouldHaveASectionForEveryAlertAndNoOther() {
    assertThat(SECTION.matcher(RUNBOOK).results().map(section -> section.group(1)))
        .containsExactlyElementsOf(rules.stream().map(RunbookTest::name).toList());
  }

  @Test
  void shouldSayInEverySectionWhatToDo() {
    assertThat(SECTION.matcher(RUNBOOK).results().map(MatchResult::group))
        .allSatisfy(
            section ->
                assertThat(section)
                    .contains("**Meaning.**", "**First look.**", "**Remedy.**", "```\n"));
  }

  @Test
  void shouldPointFromEveryAlertToItsSection() {
    assertThat(rules)
        .allSatisfy(
            rule -> {
              Map<String, Object> annotations = DeployFiles.map(rule.get("annotations"));
              assertThat(annotations)
                  .containsEntry(
                      "runbook", "docs/runbook.md#" + name(rule).toLowerCase(Locale.ROOT));
              assertThat((String) annotations.get("summary")).isNotBlank();
              assertThat(DeployFiles.map(rule.get("labels")).get("severity"))
                  .isIn("warning", "critical");
            });
  }

  @Test
  void shouldFireEveryAlertInARuleTest() {
    String tests = DeployFiles.text(DeployFiles.RULE_TESTS);

    assertThat(rules).allSatisfy(rule -> assertThat(tests).contains(name(rule) + " fires"));
  }

  private static String name(Map<String, Object> rule) {
    return (String) rule.get("alert");
  }
}
