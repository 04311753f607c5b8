package dev.foretaste.cli.verify;

import java.util.ArrayList;
import java.util.List;

/** Counts mismatches and keeps the first ones as examples. Not thread-safe. */
final class Mismatches {
  static final int EXAMPLES = 20;
  static final String MISSING = "missing";
  static final String UNEXPECTED = "unexpected";

  private final List<Mismatch> examples = new ArrayList<>();
  private long count;

  void add(Mismatch mismatch) {
    count++;
    if (examples.size() < EXAMPLES) {
      examples.add(mismatch);
    }
  }

  /** Something that must be there is not. */
  void missing(String kind, int partition, long offset) {
    add(new Mismatch(kind, partition, offset, MISSING, "one", "none"));
  }

  /** Something is there that must not be. */
  void unexpected(String kind, int partition, long offset, String what) {
    add(new Mismatch(kind, partition, offset, UNEXPECTED, "none", what));
  }

  long count() {
    return count;
  }

  List<Mismatch> examples() {
    return List.copyOf(examples);
  }
}
