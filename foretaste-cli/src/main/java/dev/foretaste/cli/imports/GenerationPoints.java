package dev.foretaste.cli.imports;

/** Evenly spaced points of a sequence, the last of which is its end. */
record GenerationPoints(long size, int generations) {

  /** Whether a point lies right behind so many elements. */
  boolean reachedAt(long count) {
    if (count == size) {
      return true;
    }
    return pointsWithin(count) > pointsWithin(count - 1);
  }

  private long pointsWithin(long count) {
    return count * generations / size;
  }
}
