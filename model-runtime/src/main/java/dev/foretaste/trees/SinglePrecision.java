package dev.foretaste.trees;

/**
 * {@code expf} and {@code logf} with the bits of the C library that XGBoost calls, glibc 2.27 and
 * later on processors with fused multiply-add. The algorithms are those of ARM's Optimized Routines
 * ({@code math/expf.c}, {@code math/logf.c}, MIT licence): a table, a polynomial in double
 * precision and one rounding at the end. The error is below 0.502 and 0.818 ULP.
 */
public final class SinglePrecision {
  private static final int EXP_TABLE_BITS = 5;
  private static final int EXP_TABLE = 1 << EXP_TABLE_BITS;

  /** The bits of 2^(i/32), less i shifted to where the exponent is added. */
  private static final long[] EXP2 = {
    0x3ff0000000000000L, 0x3fefd9b0d3158574L, 0x3fefb5586cf9890fL, 0x3fef9301d0125b51L,
    0x3fef72b83c7d517bL, 0x3fef54873168b9aaL, 0x3fef387a6e756238L, 0x3fef1e9df51fdee1L,
    0x3fef06fe0a31b715L, 0x3feef1a7373aa9cbL, 0x3feedea64c123422L, 0x3feece086061892dL,
    0x3feebfdad5362a27L, 0x3feeb42b569d4f82L, 0x3feeab07dd485429L, 0x3feea47eb03a5585L,
    0x3feea09e667f3bcdL, 0x3fee9f75e8ec5f74L, 0x3feea11473eb0187L, 0x3feea589994cce13L,
    0x3feeace5422aa0dbL, 0x3feeb737b0cdc5e5L, 0x3feec49182a3f090L, 0x3feed503b23e255dL,
    0x3feee89f995ad3adL, 0x3feeff76f2fb5e47L, 0x3fef199bdd85529cL, 0x3fef3720dcef9069L,
    0x3fef5818dcfba487L, 0x3fef7c97337b9b5fL, 0x3fefa4afa2a490daL, 0x3fefd0765b6e4540L,
  };

  private static final double STEPS_PER_E = 0x1.71547652b82fep0 * EXP_TABLE;
  private static final double ROUNDING_SHIFT = 0x1.8p52;
  private static final double EXP_3 = 0x1.c6af84b912394p-5 / EXP_TABLE / EXP_TABLE / EXP_TABLE;
  private static final double EXP_2 = 0x1.ebfce50fac4f3p-3 / EXP_TABLE / EXP_TABLE;
  private static final double EXP_1 = 0x1.62e42ff0c52d6p-1 / EXP_TABLE;
  private static final float EXP_OVERFLOWS_ABOVE = 0x1.62e42ep6f;
  private static final float EXP_UNDERFLOWS_BELOW = -0x1.9fe368p6f;

  /** Pairs of 1/c and log(c) for c near the middle of each sixteenth. */
  private static final double[] LOG = {
    0x1.661ec79f8f3bep0, -0x1.57bf7808caadep-2, 0x1.571ed4aaf883dp0, -0x1.2bef0a7c06ddbp-2,
    0x1.49539f0f010bp0, -0x1.01eae7f513a67p-2, 0x1.3c995b0b80385p0, -0x1.b31d8a68224e9p-3,
    0x1.30d190c8864a5p0, -0x1.6574f0ac07758p-3, 0x1.25e227b0b8eap0, -0x1.1aa2bc79c81p-3,
    0x1.1bb4a4a1a343fp0, -0x1.a4e76ce8c0e5ep-4, 0x1.12358f08ae5bap0, -0x1.1973c5a611cccp-4,
    0x1.0953f419900a7p0, -0x1.252f438e10c1ep-5, 0x1p0, 0x0p0,
    0x1.e608cfd9a47acp-1, 0x1.aa5aa5df25984p-5, 0x1.ca4b31f026aap-1, 0x1.c5e53aa362eb4p-4,
    0x1.b2036576afce6p-1, 0x1.526e57720db08p-3, 0x1.9c2d163a1aa2dp-1, 0x1.bc2860d22477p-3,
    0x1.886e6037841edp-1, 0x1.1058bc8a07ee1p-2, 0x1.767dcf5534862p-1, 0x1.4043057b6ee09p-2,
  };

  private static final double LN_2 = 0x1.62e42fefa39efp-1;
  private static final double LOG_4 = -0x1.00ea348b88334p-2;
  private static final double LOG_3 = 0x1.5575b0be00b6ap-2;
  private static final double LOG_2 = -0x1.ffffef20a4123p-2;
  private static final int LOG_OFFSET = 0x3f330000;
  private static final int EXPONENT_AND_SIGN = 0xff800000;

  private SinglePrecision() {}

  /** e to the power of x. */
  public static float exp(float x) {
    if (x != x || x > EXP_OVERFLOWS_ABOVE) {
      return x + Float.POSITIVE_INFINITY;
    }
    if (x < EXP_UNDERFLOWS_BELOW) {
      return 0;
    }
    double rounded = Math.fma(STEPS_PER_E, x, ROUNDING_SHIFT);
    long steps = Double.doubleToRawLongBits(rounded);
    double rest = Math.fma(STEPS_PER_E, x, -(rounded - ROUNDING_SHIFT));
    double scale =
        Double.longBitsToDouble(EXP2[(int) steps & EXP_TABLE - 1] + (steps << 52 - EXP_TABLE_BITS));
    double high = Math.fma(EXP_3, rest, EXP_2);
    double low = Math.fma(EXP_1, rest, 1);
    return (float) (Math.fma(high, rest * rest, low) * scale);
  }

  /** The natural logarithm of x. */
  public static float log(float x) {
    if (!(x > 0) || x == Float.POSITIVE_INFINITY) {
      return (float) Math.log(x);
    }
    if (x == 1) {
      return 0;
    }
    int bits = Float.floatToRawIntBits(x);
    if (x < Float.MIN_NORMAL) {
      bits = Float.floatToRawIntBits(x * 0x1p23f) - (23 << 23);
    }
    int offset = bits - LOG_OFFSET;
    int entry = offset >>> 19 & 15;
    int exponent = offset >> 23;
    double z = Float.intBitsToFloat(bits - (offset & EXPONENT_AND_SIGN));
    double r = Math.fma(z, LOG[2 * entry], -1);
    double high = Math.fma(exponent, LN_2, LOG[2 * entry + 1]);
    double square = r * r;
    double y = Math.fma(LOG_4, square, Math.fma(LOG_3, r, LOG_2));
    return (float) Math.fma(y, square, high + r);
  }

  /** The logistic function as XGBoost computes it ({@code common::Sigmoid}). */
  public static float sigmoid(float x) {
    // The 1e-16 that XGBoost adds here is lost in a float.
    float denominator = exp(Math.min(-x, 88.7f)) + 1.0f + 1e-16f;
    return 1.0f / denominator;
  }
}
