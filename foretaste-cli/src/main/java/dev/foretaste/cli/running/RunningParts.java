package dev.foretaste.cli.running;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a running system; closed in the opposite sequence of their start. */
public final class RunningParts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningParts.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Adds a part that is closed before those that were added earlier. */
  public <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Closes every part, also when others fail to close. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close properly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
