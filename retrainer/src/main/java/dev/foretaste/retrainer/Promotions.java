package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.models.ChampionMove;
import dev.foretaste.models.ChampionPointers;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import java.time.Clock;
import java.util.List;

/** Makes a bundle champion and older ones retire. Thread-safe. */
final class Promotions {
  private final BundlePacker packer = new BundlePacker();
  private final int keptVersions;
  private final Clock clock;

  Promotions(int keptVersions, Clock clock) {
    this.keptVersions = keptVersions;
    this.clock = clock;
  }

  Promotion of(BundleDraft draft, List<String> reasons, VersionCatalogue versions) {
    PackedBundle bundle = packer.pack(draft);
    return new Promotion(
        bundle,
        ChampionPointers.next(
            versions.pointer(),
            draft.version(),
            ChampionMove.TRAIN,
            String.join("; ", reasons),
            clock.instant()),
        versions.retiredBy(bundle.manifest(), keptVersions));
  }
}
