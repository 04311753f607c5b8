package dev.foretaste.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurvesTest {
  @Test
  void shouldDrawEveryCurve() {
    Curves curves = new Curves("after a kill", "customers", "s");
    curves.add("without copies", 1_000, 9);
    curves.add("without copies", 10_000, 12);
    String one = curves.svg();

    curves.add("with copies", 1_000, 0.1);

    assertThat(one).startsWith("<svg");
    assertThat(curves.svg()).startsWith("<svg").hasSizeGreaterThan(one.length());
  }
}
