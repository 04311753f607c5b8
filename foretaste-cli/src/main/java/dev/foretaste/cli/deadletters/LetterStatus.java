package dev.foretaste.cli.deadletters;

import dev.foretaste.schema.DeadLetterActionKind;
import java.util.Locale;

/** What became of a dead letter. */
enum LetterStatus {
  OPEN,
  RETRIED,
  DROPPED;

  static LetterStatus after(DeadLetterActionKind action) {
    return action == DeadLetterActionKind.RETRIED ? RETRIED : DROPPED;
  }

  /** The word for it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
