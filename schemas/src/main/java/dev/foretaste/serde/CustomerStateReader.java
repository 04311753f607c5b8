package dev.foretaste.serde;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.RecentFeedback;
import dev.foretaste.schema.RecentOrder;
import dev.foretaste.schema.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.SchemaNormalization;

/**
 * Reads customers' states field by field, as {@code CustomerState.avsc} and the schemas it names
 * have them: every order reads one, and Avro's reader, which asks the schema what comes next, takes
 * several times as long. Thread-safe.
 */
final class CustomerStateReader {
  /** Of the schema as this reader knows it. */
  private static final long KNOWN = 0xba8a1cdabdf71c01L;

  private CustomerStateReader() {}

  /** Whether the class still has the fields that this reader knows; otherwise Avro has to read. */
  static boolean isCurrent() {
    return fingerprint() == KNOWN;
  }

  static long fingerprint() {
    return SchemaNormalization.parsingFingerprint64(TrustedSchemas.schemaOf(CustomerState.class));
  }

  /**
   * Reads a state that fills the bytes from an index on.
   *
   * @throws UndecodableRecordException when they hold anything else
   */
  static CustomerState read(byte[] bytes, int from) {
    try {
      ArrayInput in = new ArrayInput(bytes, from);
      CustomerState state = state(in);
      if (!in.isEnd()) {
        throw new UndecodableRecordException("trailing bytes after a customer's state");
      }
      return state;
    } catch (IndexOutOfBoundsException tooShort) {
      throw new UndecodableRecordException("truncated: a customer's state ends early", tooShort);
    }
  }

  /**
   * Reads only the standing prediction of such a state; null before the first order.
   *
   * @throws UndecodableRecordException when the bytes do not begin as a state does
   */
  static OrderPrediction standing(byte[] bytes, int from) {
    try {
      ArrayInput in = new ArrayInput(bytes, from);
      if (in.readPresence()) {
        skipPreferences(in);
      }
      return in.readPresence() ? prediction(in) : null;
    } catch (IndexOutOfBoundsException tooShort) {
      throw new UndecodableRecordException("truncated: a customer's state ends early", tooShort);
    }
  }

  private static CustomerState state(ArrayInput in) {
    return new CustomerState(
        in.readPresence() ? preferences(in) : null,
        in.readPresence() ? prediction(in) : null,
        list(in, CustomerStateReader::recentOrder),
        list(in, CustomerStateReader::pendingFeedback),
        list(in, CustomerStateReader::recentFeedback),
        in.readPresence() ? satisfaction(in) : null,
        in.readLong(),
        in.readBoolean());
  }

  private static CustomerPreferences preferences(ArrayInput in) {
    return new CustomerPreferences(
        in.readString(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        list(in, CustomerStateReader::item),
        list(in, CustomerStateReader::basket),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }

  private static void skipPreferences(ArrayInput in) {
    in.skipString();
    in.skipNumbers(8);
    skipAll(in, CustomerStateReader::skipItem);
    skipAll(in, CustomerStateReader::skipBasket);
    in.skipDoubles(3);
  }

  private static void skipItem(ArrayInput in) {
    in.skipString();
    in.skipNumbers(5);
    in.skipDoubles(3);
    in.skipNumbers(2);
    skipAll(in, count -> count.skipNumbers(1));
  }

  private static void skipBasket(ArrayInput in) {
    in.skipString();
    in.skipNumbers(2);
    skipAll(in, CustomerStateReader::skipLine);
    in.skipString();
  }

  private static void skipLine(ArrayInput in) {
    in.skipString();
    in.skipNumbers(1);
  }

  private static ItemPreference item(ArrayInput in) {
    return new ItemPreference(
        in.readString(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        list(in, ArrayInput::readInt));
  }

  private static Basket basket(ArrayInput in) {
    return new Basket(
        in.readString(),
        in.readInt(),
        in.readLong(),
        list(in, line -> new BasketLine(line.readString(), line.readInt())),
        in.readString());
  }

  private static OrderPrediction prediction(ArrayInput in) {
    return new OrderPrediction(
        in.readString(),
        in.readString(),
        in.readString(),
        in.readInt(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readInt(),
        list(in, item -> new RankedItem(item.readString(), item.readFloat(), item.readFloat())),
        list(in, ArrayInput::readString),
        in.readString(),
        in.readPresence() ? in.readLong() : null,
        in.readPresence() ? in.readFloat() : null,
        in.readPresence() ? in.readFloat() : null);
  }

  private static RecentOrder recentOrder(ArrayInput in) {
    return new RecentOrder(in.readLong(), in.readLong(), in.readLong());
  }

  private static PendingFeedback pendingFeedback(ArrayInput in) {
    return new PendingFeedback(
        in.readInt(), in.readLong(), in.readString(), in.readInt(), in.readString());
  }

  private static RecentFeedback recentFeedback(ArrayInput in) {
    return new RecentFeedback(in.readLong(), in.readLong(), in.readInt(), in.readLong());
  }

  private static Satisfaction satisfaction(ArrayInput in) {
    return new Satisfaction(
        in.readLong(), in.readLong(), in.readInt(), in.readLong(), in.readLong(), in.readLong());
  }

  private static void skipAll(ArrayInput in, Consumer<ArrayInput> element) {
    for (int count = in.readCount(); count > 0; count = in.readCount()) {
      for (int i = 0; i < count; i++) {
        element.accept(in);
      }
    }
  }

  private static <E> List<E> list(ArrayInput in, Function<ArrayInput, E> element) {
    int count = in.readCount();
    List<E> elements = new ArrayList<>(count);
    for (; count > 0; count = in.readCount()) {
      for (int i = 0; i < count; i++) {
        elements.add(element.apply(in));
      }
    }
    return elements;
  }
}
