package dev.foretaste.retrainer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests that no verdict has answered yet. Requests and verdicts stand on different topics, so
 * after a start a verdict may be read before the request it answers. Not thread-safe.
 */
final class TrainRequests {
  private final Set<String> pending = new LinkedHashSet<>();
  private final Map<String, String> candidates = new LinkedHashMap<>();
  private final Set<String> answeredAhead = new HashSet<>();

  void requested(String requestId) {
    if (!answeredAhead.remove(requestId)) {
      pending.add(requestId);
    }
  }

  /** Somebody asks for a version's trees to be judged. */
  void requested(String requestId, String candidateVersion) {
    if (!answeredAhead.remove(requestId)) {
      candidates.put(requestId, candidateVersion);
    }
  }

  void answered(List<String> requestIds) {
    for (String requestId : requestIds) {
      if (!pending.remove(requestId) && candidates.remove(requestId) == null) {
        answeredAhead.add(requestId);
      }
    }
  }

  /** Versions to be judged, by request, in the sequence in which they came. */
  Map<String, String> pendingCandidates() {
    return new LinkedHashMap<>(candidates);
  }

  /** Requests to train, in the sequence in which they came. */
  List<String> pending() {
    return List.copyOf(pending);
  }
}
