package dev.foretaste.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the faults of one event. Not thread-safe. */
final class FieldRules {
  static final String INVALID_FIELD = "invalid-field";

  private final List<Rejection> faults = new ArrayList<>();

  void text(String field, String value, int maxLength) {
    check(
        !value.isBlank() && value.length() <= maxLength && printable(value),
        field,
        "must be 1 to "
            + grouped(maxLength)
            + " characters, not blank, without control characters");
  }

  void range(String field, long value, long min, long max) {
    check(value >= min && value <= max, field, "must be " + grouped(min) + " to " + grouped(max));
  }

  void atLeast(String field, long value, long min) {
    check(value >= min, field, "must be " + grouped(min) + " or more");
  }

  void check(boolean holds, String field, String requirement) {
    if (!holds) {
      faults.add(new Rejection(INVALID_FIELD, field, field + " " + requirement));
    }
  }

  List<Rejection> faults() {
    return List.copyOf(faults);
  }

  /** A number as every machine writes it, whatever its locale. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static boolean printable(String value) {
    return value.chars().noneMatch(Character::isISOControl);
  }
}
