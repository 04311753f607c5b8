package dev.foretaste.features;

import dev.foretaste.hashing.StableHash;
import java.util.List;

/**
 * Names and sequence of the features.
 *
 * @param names one per column
 * @param hash changes whenever a name, the sequence or the meaning of a feature changes
 */
public record FeatureSchema(List<String> names, long hash) {
  /** To be raised when a feature changes its meaning and keeps its name. */
  private static final int MEANING = 1;

  static FeatureSchema of(List<String> names) {
    StableHash hash = new StableHash().add(MEANING);
    names.forEach(hash::add);
    return new FeatureSchema(List.copyOf(names), hash.value());
  }

  /** Number of features. */
  public int size() {
    return names.size();
  }

  /**
   * Column of a feature.
   *
   * @throws IllegalArgumentException when there is no feature of this name
   */
  public int indexOf(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no feature " + name);
    }
    return index;
  }
}
