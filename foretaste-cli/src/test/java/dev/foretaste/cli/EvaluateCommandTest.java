package dev.foretaste.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {
  private static final int CUSTOMERS = 120;
  private static final int ORDERS = 6;

  @TempDir Path directory;

  @Test
  void shouldCompareAllMethodsOnTheLastLine() throws Exception {
    Path file = write("baskets.json", basketsJson());

    CommandLineRun run = CommandLineRun.of("evaluate", file, "--seeds", "2", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.lastLine());
    assertThat(fields(json)).containsExactly("data", "seeds", "methods");
    assertThat(json.get("data").asText()).isEqualTo("baskets.json");
    assertThat(json.get("seeds").asInt()).isEqualTo(2);
    assertThat(json.get("methods").findValuesAsText("name"))
        .containsExactly("foretaste", "tifu-knn", "up-cf", "gp-topfreq", "p-topfreq", "g-topfreq");
    for (JsonNode method : json.get("methods")) {
      List<String> metrics =
          List.of("recall@10", "ndcg@10", "phr@10", "recall@20", "ndcg@20", "phr@20");
      assertThat(fields(method)).startsWith("name").containsAll(metrics).endsWith("sd");
      assertThat(fields(method.get("sd"))).containsExactlyElementsOf(metrics);
      metrics.forEach(metric -> assertThat(method.get(metric).asDouble()).isBetween(0.0, 1.0));
    }
  }

  @Test
  void shouldFindWhatCustomersOrderEveryTime() throws Exception {
    Path file = write("baskets.json", basketsJson());

    CommandLineRun run =
        CommandLineRun.of(
            "evaluate", file, "--seeds", "1", "--methods", "foretaste,p-topfreq", "--json");

    JsonNode methods = new ObjectMapper().readTree(run.lastLine()).get("methods");
    assertThat(methods).hasSize(2);
    assertThat(methods.get(0).get("phr@10").asDouble()).isEqualTo(1);
    assertThat(methods.get(1).get("phr@10").asDouble()).isEqualTo(1);
  }

  @Test
  void shouldReadCsvWithTimesAndSayTheSameTwice() throws Exception {
    Path file = write("orders.csv", csv());

    CommandLineRun first = CommandLineRun.of("evaluate", file, "--seeds", "1", "--json");
    CommandLineRun second = CommandLineRun.of("evaluate", file, "--seeds", "1", "--json");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.lastLine()).isEqualTo(first.lastLine());
    assertThat(first.out()).contains("120 customers").contains("recall@10").contains("k=300");
  }

  @Test
  void shouldWriteAPageWithPlotsThatLoadsNothing() throws Exception {
    Path file = write("shop & co.json", basketsJson());
    Path report = directory.resolve("report.html");

    CommandLineRun run = CommandLineRun.of("evaluate", file, "--seeds", "1", "--html", report);

    assertThat(run.exitCode()).as(run.err()).isZero();
    String page = Files.readString(report);
    assertThat(page)
        .contains("shop &amp; co.json", "By segment", "Calibration of foretaste", "up-cf")
        .doesNotContain(" src=", "<link", "@import");
    assertThat(page.split("<svg", -1)).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void shouldWriteAPageAboutOrdersPredictedBeforeTheyWereLearned() throws Exception {
    Path file = write("baskets.json", basketsJson());
    Path report = directory.resolve("report.html");

    CommandLineRun run = CommandLineRun.of("evaluate", file, "--prequential", "--html", report);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readString(report))
        .contains("tables-every: 2000", "never had before", "Calibration of foretaste");
  }

  @Test
  void shouldLeaveOutOneTableAtATime() throws Exception {
    Path file = write("baskets.json", basketsJson());

    CommandLineRun run =
        CommandLineRun.of(
            "evaluate",
            file,
            "--seeds",
            "1",
            "--methods",
            "foretaste",
            "--ablate",
            "next,loyalty",
            "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(run.lastLine()).get("methods").findValuesAsText("name"))
        .containsExactly("foretaste", "foretaste-without-next", "foretaste-without-loyalty");
  }

  @Test
  void shouldTellHowWellItKnewWhen() throws Exception {
    StringBuilder rows = new StringBuilder("customer,timestamp,order,item\n");
    LocalDate start = LocalDate.of(2024, 1, 1);
    for (int customer = 0; customer < 12; customer++) {
      for (int order = 0; order < 30; order++) {
        LocalDate day = start.plusDays(order * 6L + (order * customer) % 3);
        rows.append("c%d,%s,o%d-%d,%d%n".formatted(customer, day, customer, order, customer % 5));
      }
    }
    Path file = write("weekly.csv", rows.toString());
    Path report = directory.resolve("when.html");

    CommandLineRun run =
        CommandLineRun.of(
            "evaluate", file, "--seeds", "1", "--methods", "foretaste", "--html", report, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode foretaste = new ObjectMapper().readTree(run.lastLine()).get("methods").get(0);
    assertThat(foretaste.get("timing").get("timing_spells_7d").asInt()).isPositive();
    assertThat(foretaste.get("timing").get("timing_calibration_7d").asDouble()).isBetween(0.0, 1.0);
    assertThat(run.out()).contains("foretaste: an order within 7 days came after");
    assertThat(Files.readString(report)).contains("When: how well foretaste knew it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty.csv |  | the file is empty",
        "header.csv | customer,timestamp,order,item | too few to split",
        "columns.csv | a,b,c~1,2,3 | no column for the customer",
        "quote.csv | customer,order,item~\"ann,1,2 | line 2: not valid CSV: (",
        "once.csv | customer,order,item~a,1,x~b,2,x~c,3,x | 0 customers with two orders or more",
        "single.csv | customer,order,item~a,1,x~a,2,x~a,3,x | 1 customers with two orders or more",
        "time.csv | customer,timestamp,order,item~a,noon,1,x | line 2: timestamp must be ISO 8601",
        "cut.json | {\"a\": [[1, 2], [3 | not valid JSON",
        "list.json | [1, 2] | the file must be one JSON object",
      })
  void shouldSayWhatIsWrongWithAFile(String name, String contents, String said) throws Exception {
    Path file = write(name, contents == null ? "" : contents.replace('~', '\n'));

    CommandLineRun run = CommandLineRun.of("evaluate", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(said).doesNotContain("Exception", "\tat ");
  }

  @Test
  void shouldRefuseWhatCannotWork() throws Exception {
    Path few = write("few.json", "{\"ann\": [[1], [2]]}");

    assertThat(CommandLineRun.of("evaluate", few, "--seeds", "0"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--seeds must be 1 or more"));
    assertThat(CommandLineRun.of("evaluate", few, "--methods", "magic"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2));
    assertThat(CommandLineRun.of("evaluate", directory.resolve("none")))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("no file to read"));
    assertThat(CommandLineRun.of("evaluate", few, "--html", directory.resolve("none").resolve("r")))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--html: there is no directory"));
    assertThat(CommandLineRun.of("evaluate", few, "--ablate", "magic"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("no table magic").contains("loyalty"));
    assertThat(CommandLineRun.of("evaluate", few))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).contains("too few to split"));
  }

  /** Everybody orders one favourite every time, and something else that changes. */
  private static String basketsJson() {
    return IntStream.range(0, CUSTOMERS)
        .mapToObj(
            customer ->
                "\"c%d\": [%s]"
                    .formatted(
                        customer,
                        IntStream.range(0, ORDERS)
                            .mapToObj(
                                order ->
                                    "[%d, %d]"
                                        .formatted(favourite(customer), changing(customer, order)))
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String csv() {
    StringBuilder rows = new StringBuilder("customer,timestamp,order,item\n");
    for (int order = 0; order < ORDERS; order++) {
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        String start =
            "c%d,2024-01-%02dT12:%02d:00Z,o%d-%d,"
                .formatted(customer, order + 1, customer % 60, customer, order);
        rows.append(start).append(favourite(customer)).append('\n');
        rows.append(start).append(changing(customer, order)).append('\n');
      }
    }
    return rows.toString();
  }

  private static int favourite(int customer) {
    return customer % 7;
  }

  private static int changing(int customer, int order) {
    return 10 + (customer * 31 + order * 17) % 40;
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private Path write(String name, String contents) throws IOException {
    return Files.writeString(directory.resolve(name), contents);
  }
}
