package dev.foretaste.retrainer.tracking;

import dev.foretaste.retrainer.publishing.Publication;

/** Is told what was judged. Returns at once and never fails: training does not depend on it. */
public interface RunTracker extends AutoCloseable {

  /** Tells nobody. */
  RunTracker NONE = publication -> {};

  /** A challenger was judged and the verdict is published. */
  void judged(Publication publication);

  @Override
  default void close() {}
}
