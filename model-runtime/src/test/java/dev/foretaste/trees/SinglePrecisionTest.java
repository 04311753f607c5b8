package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SinglePrecisionTest {
  @Test
  void shouldStayWithinItsErrorBoundEverywhere() {
    for (long bits = 0; bits < 1L << 32; bits += 4_099) {
      float x = Float.intBitsToFloat((int) bits);
      assertNear(SinglePrecision.exp(x), StrictMath.exp(x), 0.502);
      assertNear(SinglePrecision.log(x), StrictMath.log(x), 0.818);
    }
  }

  /** The checksums are those of glibc 2.36's expf and logf over the same 16.7 million floats. */
  @Test
  void shouldHaveTheBitsOfTheCLibrary() {
    long powers = 0;
    long logarithms = 0;
    for (long bits = 0; bits < 1L << 32; bits += 257) {
      float x = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(x)) {
        powers = powers * 31 + unsigned(SinglePrecision.exp(x));
        logarithms = x > 0 ? logarithms * 31 + unsigned(SinglePrecision.log(x)) : logarithms;
      }
    }
    assertThat(powers).isEqualTo(0xc84c969dc6ce9dcfL);
    assertThat(logarithms).isEqualTo(0xe078ab08ed3f174dL);
  }

  @Test
  void shouldKnowTheEndsOfTheScale() {
    assertThat(SinglePrecision.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(SinglePrecision.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(SinglePrecision.exp(Float.NaN)).isNaN();
    assertThat(SinglePrecision.exp(0)).isEqualTo(1);
    assertThat(SinglePrecision.exp(88.73f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(SinglePrecision.exp(-104f)).isZero();
    assertThat(SinglePrecision.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(SinglePrecision.log(-1)).isNaN();
    assertThat(SinglePrecision.log(1)).isZero();
    assertThat(SinglePrecision.sigmoid(200)).isEqualTo(1);
    assertThat(SinglePrecision.sigmoid(-200)).isPositive().isLessThan(1e-38f);
    assertThat(SinglePrecision.sigmoid(0)).isEqualTo(0.5f);
  }

  private static long unsigned(float value) {
    return Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
  }

  private static void assertNear(float found, double exact, double ulps) {
    if (Double.isNaN(exact)) {
      assertThat(found).isNaN();
      return;
    }
    if (Math.abs(exact) > Float.MAX_VALUE) {
      assertThat(found).isEqualTo((float) exact);
      return;
    }
    assertThat(Math.abs(found - exact)).isLessThanOrEqualTo(ulps * 1.001 * Math.ulp((float) exact));
  }
}
