package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.TablesDraft;
import dev.foretaste.models.ChampionMove;
import dev.foretaste.models.ChampionPointers;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.Candidate;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

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
    return new Candidate(bundle, versions.retiredBy(bundle.manifest(), keptVersions));
  }

  Promotion of(BundleDraft draft, List<String> reasons, VersionCatalogue versions) {
    return of(packer.pack(draft), ChampionMove.TRAIN, String.join("; ", reasons), versions);
  }

  Promotion of(TablesDraft draft, VersionCatalogue versions) {
    PackedBundle bundle = packer.pack(draft);
    String scorer =
        Optional.ofNullable(bundle.manifest().getTreesVersion())
            .map(version -> "trees of " + version)
            .orElse("baseline scorer, no trees yet");
    String reason = "item tables of %d examples; %s".formatted(draft.examples(), scorer);
    return of(bundle, ChampionMove.TABLES, reason, versions);
  }

  private Promotion of(
      PackedBundle bundle, ChampionMove move, String reason, VersionCatalogue versions) {
    return new Promotion(
        bundle,
        ChampionPointers.next(
            versions.pointer(), bundle.manifest().getVersion(), move, reason, clock.instant()),
        versions.retiredBy(bundle.manifest(), keptVersions));
  }
}
