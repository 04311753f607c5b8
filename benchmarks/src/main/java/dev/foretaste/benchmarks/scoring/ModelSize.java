package dev.foretaste.benchmarks.scoring;

/**
 * The size of a model.
 *
 * @param trees number of trees, 1 or more
 * @param depth of each, 1 or more
 */
public record ModelSize(int trees, int depth) {

  /** Reads {@code TREESxDEPTH}, such as {@code 300x6}. */
  public static ModelSize parse(String text) {
    String[] parts = text.split("x", -1);
    try {
      ModelSize size = new ModelSize(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      if (parts.length == 2 && size.trees > 0 && size.depth > 0) {
        return size;
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    throw new IllegalArgumentException(wrong(text));
  }

  private static String wrong(String text) {
    return "%s is no model size; give trees and depth, such as 300x6".formatted(text);
  }

  @Override
  public String toString() {
    return trees + "x" + depth;
  }
}
