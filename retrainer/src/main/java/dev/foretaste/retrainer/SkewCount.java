package dev.foretaste.retrainer;

/**
 * How many examples were compared with what serving saw.
 *
 * @param checked features were computed anew
 * @param unchecked the version that made the prediction is no longer known
 * @param mismatches of those checked, how many came out otherwise; must stay 0
 */
record SkewCount(long checked, long unchecked, long mismatches) {
  static final SkewCount NONE = new SkewCount(0, 0, 0);

  SkewCount plus(SkewCount more) {
    return new SkewCount(
        checked + more.checked, unchecked + more.unchecked, mismatches + more.mismatches);
  }
}
