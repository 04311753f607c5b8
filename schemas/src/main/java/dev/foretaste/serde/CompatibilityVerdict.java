package dev.foretaste.serde;

import java.util.List;

/**
 * Whether a schema may become the next version of a subject.
 *
 * @param messages what speaks against it; empty when it is compatible or no reason was given
 */
public record CompatibilityVerdict(boolean compatible, List<String> messages) {

  public CompatibilityVerdict {
    messages = List.copyOf(messages);
  }
}
