package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.Candidate;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.schema.ChampionPointer;
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

  /** To be promoted by hand; the champion never retires for it. */
  Candidate candidate(BundleDraft draft, VersionCatalogue versions) {
    PackedBundle bundle = packer.pack(draft);
    return new Candidate(bundle, versions.retiredBesideChampion(bundle.manifest(), keptVersions));
  }

  Promotion of(BundleDraft draft, List<String> reasons, VersionCatalogue versions) {
    PackedBundle bundle = packer.pack(draft);
    return new Promotion(
        bundle,
        new ChampionPointer(
            draft.version(),
            versions.champion().orElse(null),
            String.join("; ", reasons),
            clock.millis()),
        versions.retiredBy(bundle.manifest(), keptVersions));
  }
}
