package dev.foretaste.models;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model versions that are on the topic model-updates, the oldest first, and which one is
 * champion. Not thread-safe.
 */
public final class VersionCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(VersionCatalogue.class);
  private static final String PREFIX = "v";

  private final BundleAssembler assembler = new BundleAssembler();
  private final Map<String, ModelBundle> manifests = new LinkedHashMap<>();
  private Optional<String> champion = Optional.empty();
  private long highestNumber;

  /** Takes a record of model-updates over. */
  public void apply(SpecificRecord update) {
    if (update instanceof ModelBundleChunk chunk) {
      assembler.keep(chunk);
    } else if (update instanceof ModelBundle manifest) {
      manifests.put(manifest.getVersion(), manifest);
      used(manifest.getVersion());
    } else if (update instanceof ChampionPointer pointer) {
      champion = Optional.of(pointer.getVersion());
      used(pointer.getVersion());
    }
  }

  /** Takes a tombstone of model-updates over. */
  public void remove(String key) {
    Sections.manifestVersion(key).ifPresentOrElse(manifests::remove, () -> assembler.forget(key));
  }

  /** This version is taken, whether or not its bundle was ever published. */
  public void used(String version) {
    if (version.matches(PREFIX + "[0-9]{1,18}")) {
      highestNumber = Math.max(highestNumber, Long.parseLong(version.substring(PREFIX.length())));
    }
  }

  /** A version that was never used. */
  public String nextVersion() {
    return PREFIX + (highestNumber + 1);
  }

  /** Whether no bundle is there at all. */
  public boolean isEmpty() {
    return manifests.isEmpty();
  }

  /** The version that scores now; empty before the first. */
  public Optional<String> champion() {
    return champion;
  }

  /**
   * A version ready to score; the initial version always is.
   *
   * @return empty when its bundle is not there or cannot be used
   */
  public Optional<ScoringModel> model(String version) {
    if (version.equals(ScoringModel.INITIAL_VERSION)) {
      return Optional.of(ScoringModel.initial());
    }
    ModelBundle manifest = manifests.get(version);
    if (manifest == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(assembler.assemble(manifest));
    } catch (BundleRejectedException e) {
      LOG.warn("Model {} cannot be used: {}", version, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Keys to be tombstoned when a version is published as champion, so that the newest ones stay:
   * manifests first, then the chunks that none of the remaining manifests names.
   *
   * @param kept how many versions stay, the published one included; 1 or more
   */
  public List<String> retiredBy(ModelBundle published, int kept) {
    return retired(List.copyOf(manifests.values()), published, kept);
  }

  /**
   * Keys to be tombstoned when a version is published that does not become champion: as {@link
   * #retiredBy}, but the champion stays whatever its age, and counts as one of those that stay.
   */
  public List<String> retiredBesideChampion(ModelBundle published, int kept) {
    List<ModelBundle> championLast = new ArrayList<>(manifests.values());
    champion.map(manifests::get).filter(championLast::remove).ifPresent(championLast::add);
    return retired(championLast, published, Math.max(2, kept));
  }

  private static List<String> retired(List<ModelBundle> all, ModelBundle published, int kept) {
    List<ModelBundle> retired = all.subList(0, Math.max(0, all.size() + 1 - kept));
    Set<String> needed =
        Stream.concat(all.subList(retired.size(), all.size()).stream(), Stream.of(published))
            .flatMap(VersionCatalogue::chunkKeys)
            .collect(Collectors.toSet());
    return Stream.concat(
            retired.stream().map(manifest -> Sections.manifestKey(manifest.getVersion())),
            retired.stream()
                .flatMap(VersionCatalogue::chunkKeys)
                .distinct()
                .filter(key -> !needed.contains(key)))
        .toList();
  }

  private static Stream<String> chunkKeys(ModelBundle manifest) {
    return manifest.getSections().stream().flatMap(VersionCatalogue::chunkKeys);
  }

  private static Stream<String> chunkKeys(BundleSection section) {
    return IntStream.range(0, section.getParts())
        .mapToObj(part -> Sections.chunkKey(section.getVersion(), section.getName(), part));
  }
}
