package dev.foretaste.learning.anomalies;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was not asked for the longest. Not thread-safe. */
final class LatestUsed<V> extends LinkedHashMap<String, V> {
  private static final long serialVersionUID = 1;

  private final int most;

  LatestUsed(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
    return size() > most;
  }
}
