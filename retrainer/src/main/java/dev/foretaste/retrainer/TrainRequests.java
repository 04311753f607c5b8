package dev.foretaste.retrainer;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests that no verdict has answered yet. Requests and verdicts stand on different topics, so
 * after a start a verdict may be read before the request it answers. Not thread-safe.
 */
final class TrainRequests {
  private final Set<String> pending = new LinkedHashSet<>();
  private final Set<String> answeredAhead = new HashSet<>();

  void requested(String requestId) {
    if (!answeredAhead.remove(requestId)) {
      pending.add(requestId);
    }
  }

  void answered(List<String> requestIds) {
    for (String requestId : requestIds) {
      if (!pending.remove(requestId)) {
        answeredAhead.add(requestId);
      }
    }
  }

  /** In the sequence in which they came. */
  List<String> pending() {
    return List.copyOf(pending);
  }
}
