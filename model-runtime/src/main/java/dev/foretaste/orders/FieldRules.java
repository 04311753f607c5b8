package dev.foretaste.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the faults of one event. Not thread-safe. */
final class FieldRules {
  static final String INVALID_FIELD = "invalid-field";

  private static final int NO_LINE = -1;

  private final List<Rejection> faults = new ArrayList<>();

  /** The line to which the fields belong that are checked. */
  private int line = NO_LINE;

  /** The fields checked from here on are those of a line. */
  void withinLine(int index) {
    line = index;
  }

  /** The fields checked from here on are the event's own. */
  void withinEvent() {
    line = NO_LINE;
  }

  void text(String field, String value, int maxLength) {
    if (!isText(value, maxLength)) {
      fault(
          field,
          "must be 1 to "
              + grouped(maxLength)
              + " characters, not blank, without control characters");
    }
  }

  void range(String field, long value, long min, long max) {
    if (!(value >= min && value <= max)) {
      fault(field, "must be " + grouped(min) + " to " + grouped(max));
    }
  }

  void atLeast(String field, long value, long min) {
    if (value < min) {
      fault(field, "must be " + grouped(min) + " or more");
    }
  }

  void check(boolean holds, String field, String requirement) {
    if (!holds) {
      fault(field, requirement);
    }
  }

  private void fault(String field, String requirement) {
    String name = line == NO_LINE ? field : "lines[" + line + "]." + field;
    faults.add(new Rejection(INVALID_FIELD, name, name + " " + requirement));
  }

  List<Rejection> faults() {
    return List.copyOf(faults);
  }

  /** A number as every machine writes it, whatever its locale. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static boolean isText(String value, int maxLength) {
    if (value.length() > maxLength || value.isBlank()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
