package dev.foretaste.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void shouldAlignColumns() {
    TextTable table = new TextTable("VERSION", "", "SCORER");
    table.add("v1", "", "baseline");
    table.add("imported-1", "champion", "xgboost");
    StringWriter out = new StringWriter();

    table.print(new PrintWriter(out));

    assertThat(out.toString().lines())
        .containsExactly(
            "VERSION               SCORER",
            "v1                    baseline",
            "imported-1  champion  xgboost");
  }
}
