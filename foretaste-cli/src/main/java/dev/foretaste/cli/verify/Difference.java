package dev.foretaste.cli.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * The first field in which two records differ. Numbers are compared bit by bit: every NaN is the
 * same, 0.0 and -0.0 are not.
 *
 * @param field its path, for example {@code items[3].score}
 * @param expected its value in the first record
 * @param actual its value in the second
 */
public record Difference(String field, String expected, String actual) {
  private static final int SHOWN = 100;

  /** Compares two records field by field; empty when they are the same. */
  public static Optional<Difference> between(SpecificRecord expected, SpecificRecord actual) {
    return compare("", expected, actual);
  }

  private static Optional<Difference> compare(String path, Object expected, Object actual) {
    if (expected instanceof SpecificRecord one
        && actual instanceof SpecificRecord other
        && one.getSchema().equals(other.getSchema())) {
      return compareFields(path, one, other);
    }
    if (expected instanceof List<?> one && actual instanceof List<?> other) {
      return compareElements(path, one, other);
    }
    return Objects.equals(expected, actual)
        ? Optional.empty()
        : Optional.of(new Difference(path, shown(expected), shown(actual)));
  }

  private static Optional<Difference> compareFields(
      String path, SpecificRecord expected, SpecificRecord actual) {
    String prefix = path.isEmpty() ? "" : path + ".";
    for (Schema.Field field : expected.getSchema().getFields()) {
      int position = field.pos();
      Optional<Difference> difference =
          compare(prefix + field.name(), expected.get(position), actual.get(position));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> compareElements(
      String path, List<?> expected, List<?> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      Optional<Difference> difference =
          compare(path + "[" + i + "]", expected.get(i), actual.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return expected.size() == actual.size()
        ? Optional.empty()
        : Optional.of(
            new Difference(path, expected.size() + " elements", actual.size() + " elements"));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
