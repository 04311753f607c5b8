package dev.foretaste.models;

import static java.util.function.Predicate.not;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.ChunkShelf;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelPin;
import dev.foretaste.scoring.Engine;
import java.util.ArrayList;
import java.util.HashSet;
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
 * The model versions that are on the topic model-updates, the oldest first, which one is champion,
 * and which one is tried beside it. Not thread-safe.
 */
public final class VersionCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(VersionCatalogue.class);
  private static final String PREFIX = "v";
  private static final int ROLLBACK_STEPS = 3;

  private final BundleAssembler assembler;
  private final Map<String, ModelBundle> manifests = new LinkedHashMap<>();
  private final Set<String> pinned = new HashSet<>();
  private final ExperimentCatalogue experiments = new ExperimentCatalogue();
  private Optional<ChampionPointer> pointer = Optional.empty();
  private long highestNumber;

  /** An empty catalogue of few versions, whose chunks stay on the heap. */
  public VersionCatalogue() {
    this(ChunkShelf.onHeap());
  }

  /** An empty catalogue of any number of versions, whose chunks wait on a shelf. */
  public VersionCatalogue(ChunkShelf shelf) {
    this(new BundleAssembler(Engine.FORETASTE, shelf));
  }

  private VersionCatalogue(BundleAssembler assembler) {
    this.assembler = assembler;
  }

  /** The versions as they are now, for another thread; the chunks' bytes are shared. */
  public VersionCatalogue copy() {
    VersionCatalogue copy = new VersionCatalogue(assembler.copy());
    copy.manifests.putAll(manifests);
    copy.pinned.addAll(pinned);
    copy.pointer = pointer;
    copy.highestNumber = highestNumber;
    return copy;
  }

  /** Takes a record of model-updates over. */
  public void apply(SpecificRecord update) {
    if (update instanceof ModelBundleChunk chunk) {
      assembler.keep(chunk);
    } else if (update instanceof ModelBundle manifest) {
      manifests.put(manifest.getVersion(), manifest);
      used(manifest.getVersion());
    } else if (update instanceof ChampionPointer moved) {
      pointer = Optional.of(moved);
      used(moved.getVersion());
    } else if (update instanceof ModelPin pin) {
      pinned.add(pin.getVersion());
    } else if (update instanceof Experiment experiment) {
      experiments.apply(experiment);
    }
  }

  /** Takes a tombstone of model-updates over. */
  public void remove(String key) {
    Pins.version(key).ifPresent(pinned::remove);
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
    return pointer.map(ChampionPointer::getVersion);
  }

  /** How it became champion; empty before the first. */
  public Optional<ChampionPointer> pointer() {
    return pointer;
  }

  /** The manifests, the oldest first. */
  public List<ModelBundle> manifests() {
    return List.copyOf(manifests.values());
  }

  /**
   * The manifest of a version; empty when it was never there, was retired or is the initial one.
   */
  public Optional<ModelBundle> manifest(String version) {
    return Optional.ofNullable(manifests.get(version));
  }

  /** The experiments, past and present. */
  public ExperimentCatalogue experiments() {
    return experiments;
  }

  /** Whether this version is never retired. */
  public boolean isPinned(String version) {
    return pinned.contains(version);
  }

  /**
   * The bytes of a section.
   *
   * @throws BundleRejectedException when it is not whole
   */
  public byte[] section(ModelBundle manifest, String name) throws BundleRejectedException {
    return assembler.section(manifest, name);
  }

  /** What the version that scores now is made of; empty while its bundle is not there. */
  public Optional<ModelBundle> championManifest() {
    return champion().map(manifests::get);
  }

  /**
   * A version ready to score, or the control arm beside one; the initial version always is.
   *
   * @return empty when its bundle is not there or cannot be used
   */
  public Optional<ScoringModel> model(String version) {
    Optional<String> tables = ControlArm.tablesOf(version);
    if (tables.isPresent()) {
      return model(tables.get()).map(ControlArm::beside);
    }
    if (!version.equals(ScoringModel.INITIAL_VERSION) && !manifests.containsKey(version)) {
      return Optional.empty();
    }
    try {
      return Optional.of(build(version));
    } catch (BundleRejectedException e) {
      LOG.warn("Model {} cannot be used: {}", version, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * As {@link #model}.
   *
   * @throws BundleRejectedException with the reason why it cannot be used
   */
  public ScoringModel build(String version) throws BundleRejectedException {
    if (version.equals(ScoringModel.INITIAL_VERSION)) {
      return ScoringModel.initial();
    }
    ModelBundle manifest = manifests.get(version);
    if (manifest == null) {
      throw new BundleRejectedException("it is not there");
    }
    return assembler.assemble(manifest);
  }

  /**
   * Keys to be tombstoned when a version is published as champion, so that the newest ones and the
   * pinned ones stay: manifests first, then the chunks that none of the remaining manifests names.
   * The champion it replaces, the challenger of an experiment, the version that its trees were
   * trained for and the next {@value #ROLLBACK_STEPS} to go back to stay too, however old they are.
   *
   * @param kept how many versions stay beside the pinned ones, the published one included; 1 or
   *     more
   */
  public List<String> retiredBy(ModelBundle published, int kept) {
    List<ModelBundle> all = new ArrayList<>(manifests.values());
    all.removeIf(manifest -> isPinned(manifest.getVersion()));
    List<ModelBundle> retired =
        all.subList(0, Math.max(0, all.size() + 1 - kept)).stream()
            .filter(manifest -> !isNeededBeside(published, manifest.getVersion()))
            .toList();
    Set<String> needed =
        Stream.concat(manifests.values().stream(), Stream.of(published))
            .filter(not(retired::contains))
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

  private boolean isNeededBeside(ModelBundle published, String version) {
    return champion().filter(version::equals).isPresent()
        || experiments.running().map(Experiment::getChallenger).filter(version::equals).isPresent()
        || version.equals(published.getTreesVersion())
        || pointer.map(ChampionPointers::history).orElseGet(List::of).stream()
            .limit(ROLLBACK_STEPS)
            .anyMatch(version::equals);
  }

  private static Stream<String> chunkKeys(ModelBundle manifest) {
    return manifest.getSections().stream().flatMap(VersionCatalogue::chunkKeys);
  }

  private static Stream<String> chunkKeys(BundleSection section) {
    return IntStream.range(0, section.getParts())
        .mapToObj(part -> Sections.chunkKey(section.getVersion(), section.getName(), part));
  }
}
