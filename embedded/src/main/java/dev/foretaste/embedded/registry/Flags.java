package dev.foretaste.embedded.registry;

import io.javalin.http.Context;

/** Switches in the query of a request; off unless {@code true}. */
final class Flags {

  private Flags() {}

  /** Whether softly deleted versions are to be seen. */
  static boolean deleted(Context context) {
    return isSet(context, "deleted");
  }

  /** Whether what is softly deleted is to go for ever. */
  static boolean permanent(Context context) {
    return isSet(context, "permanent");
  }

  /** Whether to say why. */
  static boolean verbose(Context context) {
    return isSet(context, "verbose");
  }

  /** Whether the global setting answers for a subject that has none of its own. */
  static boolean defaultToGlobal(Context context) {
    return isSet(context, "defaultToGlobal");
  }

  private static boolean isSet(Context context, String name) {
    return Boolean.parseBoolean(context.queryParam(name));
  }
}
