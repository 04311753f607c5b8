package dev.foretaste.learning.anomalies;

import dev.foretaste.schema.DriftEvent;
import java.util.List;

/** Looks at windows in sequence, empty ones included. Not thread-safe. */
interface Watch {
  String RAISED = "raised";
  String CLEARED = "cleared";

  /**
   * A window is over.
   *
   * @param events takes what has begun or ceased to be unusual
   */
  void close(Window window, List<DriftEvent> events);
}
