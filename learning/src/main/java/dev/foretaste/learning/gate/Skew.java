package dev.foretaste.learning.gate;

/**
 * How far training sees what serving saw.
 *
 * @param checked examples whose features were computed anew
 * @param mismatches how many of them came out otherwise; must be 0
 */
public record Skew(int checked, int mismatches) {}
