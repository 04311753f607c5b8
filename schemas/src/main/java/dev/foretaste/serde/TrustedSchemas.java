package dev.foretaste.serde;

import dev.foretaste.schema.OrderPlaced;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * The only classes that a schema's name may lead to: those generated from our own schemas. Avro
 * refuses all others; for its own helpers (builders that copy, default values) to know ours, {@link
 * #install()} must have been called once in the process, which every serde does.
 */
public final class TrustedSchemas {

  /** The package of all generated records. */
  public static final String PACKAGE = OrderPlaced.class.getPackageName();

  private static final String PREFIX = PACKAGE + ".";
  private static final Data DATA = new Data();

  static {
    ClassSecurityPredicate ours = TrustedSchemas::isTrusted;
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(ours, ClassSecurityValidator.getGlobal()));
  }

  private TrustedSchemas() {}

  /** Adds our package to the classes that Avro trusts; repeating it changes nothing. */
  public static void install() {
    // Loading this class has done it.
  }

  static boolean isTrusted(Class<?> type) {
    return type.getPackageName().equals(PACKAGE);
  }

  /** The data model that knows our classes and no others. */
  static SpecificData data() {
    return DATA;
  }

  /** Schema of a generated class. */
  static Schema schemaOf(Class<? extends SpecificRecord> type) {
    return DATA.getSchema(type);
  }

  /** The generated record of that full name; empty when there is none. */
  static Optional<Class<? extends SpecificRecord>> recordNamed(String fullName) {
    return Optional.of(DATA.named(fullName))
        .filter(SpecificRecord.class::isAssignableFrom)
        .map(type -> type.asSubclass(SpecificRecord.class));
  }

  /** Resolves names without Avro's process-wide settings, so that nobody can widen it. */
  private static final class Data extends SpecificData {

    private static final Class<?> NONE = Void.class;

    private final ConcurrentMap<String, Class<?>> named = new ConcurrentHashMap<>();

    Data() {
      super(OrderPlaced.class.getClassLoader());
      // Writes fields by generated code instead of looking each of them up; the bytes are the same.
      setCustomCoders(true);
    }

    @Override
    @SuppressWarnings("rawtypes") // The signature is Avro's.
    public Class getClass(Schema schema) {
      return switch (schema.getType()) {
        case RECORD, ENUM, FIXED -> {
          Class<?> type = named(schema.getFullName());
          yield type == NONE ? null : type;
        }
        default -> super.getClass(schema);
      };
    }

    Class<?> named(String fullName) {
      return named.computeIfAbsent(fullName, this::load);
    }

    private Class<?> load(String fullName) {
      if (!fullName.startsWith(PREFIX)) {
        return NONE;
      }
      try {
        Class<?> type = Class.forName(fullName, true, getClassLoader());
        return isTrusted(type) ? type : NONE;
      } catch (ClassNotFoundException | LinkageError unknown) {
        return NONE;
      }
    }
  }
}
