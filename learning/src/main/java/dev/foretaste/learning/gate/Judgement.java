package dev.foretaste.learning.gate;

import java.util.List;

/**
 * What the gate decided.
 *
 * @param promoted whether the challenger becomes champion
 * @param reasons why, in words; never empty
 */
public record Judgement(boolean promoted, List<String> reasons) {}
