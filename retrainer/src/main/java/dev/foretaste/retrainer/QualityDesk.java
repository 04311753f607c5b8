package dev.foretaste.retrainer;

import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.OnlineQuality.Fall;
import dev.foretaste.retrainer.drift.DriftMetrics;
import dev.foretaste.retrainer.drift.EventDesk;
import dev.foretaste.schema.DriftEvent;
import java.util.List;
import java.util.Optional;

/**
 * Tells how well predictions turn out, and publishes when the champion falls behind its promise. A
 * new champion begins with a clean record. Belongs to the control thread.
 */
final class QualityDesk {
  private static final String KIND = "quality";

  private final OnlineQuality online;
  private final EventDesk events;
  private final DriftMetrics metrics;
  private Optional<Fall> standing = Optional.empty();
  private long seen = -1;

  QualityDesk(OnlineQuality online, EventDesk events, DriftMetrics metrics) {
    this.online = online;
    this.events = events;
    this.metrics = metrics;
  }

  /** Looks at the outcomes so far, if any is new. */
  void look(VersionCatalogue versions) {
    if (online.added() == seen) {
      return;
    }
    seen = online.added();
    metrics.online(online.means(versions));
    Optional<Fall> fall = online.fall(versions);
    boolean isSame = fall.map(Fall::trees).equals(standing.map(Fall::trees));
    if (!isSame) {
      standing.ifPresent(was -> events.publish(List.of(event(was, "cleared"))));
      fall.ifPresent(now -> events.publish(List.of(event(now, "raised"))));
    }
    standing = fall;
  }

  private static DriftEvent event(Fall fall, String state) {
    return new DriftEvent(
        KIND,
        fall.trees(),
        state,
        fall.recall(),
        OnlineQuality.SHARE * fall.promised(),
        fall.from(),
        fall.to(),
        (long) OnlineQuality.WINDOW,
        fall.trees(),
        fall.describe());
  }
}
