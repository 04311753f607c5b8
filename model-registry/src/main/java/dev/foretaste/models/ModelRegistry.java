package dev.foretaste.models;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelPin;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.serde.SchemaRegistryClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * The model versions of a running system, read from and changed through its topics; it keeps the
 * chunks of all bundles in a temporary file once it was asked for something.
 *
 * <p>The retrainer writes to the same topics. Neither waits for the other: the champion pointer
 * that is written last counts, and when both move it between one's reading and its writing, the
 * history misses the champion that stood for that moment. When the retrainer retires a version in
 * the moment in which it is promoted here, the instances refuse the pointer and go on with the
 * champion they have; {@link #promote} notices and says so. Imported versions have random names, so
 * that two writers never give the same one.
 */
public final class ModelRegistry implements ModelAdministration, AutoCloseable {
  /** How long one call may take unless another limit is chosen. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

  private static final String IMPORTED = "imported-";

  private final ModelTopicReader reader;
  private final ModelTopicWriter writer;
  private final Clock clock;
  private final ExperimentRegistry experiments;

  /**
   * Connects to a cluster; it need not be there yet.
   *
   * @param clientProperties how to reach it
   * @param schemas the schema registry; stays open as long as this
   * @param limit how long reading or writing may take
   */
  public ModelRegistry(
      Map<String, Object> clientProperties,
      ModelTopics topics,
      SchemaRegistryClient schemas,
      Duration limit,
      Clock clock) {
    this.clock = clock;
    reader = new ModelTopicReader(clientProperties, topics, schemas, limit);
    try {
      writer = new ModelTopicWriter(clientProperties, topics, schemas, limit);
    } catch (RuntimeException | Error e) {
      reader.close();
      throw e;
    }
    experiments =
        new ExperimentRegistry(
            new ModelsAtHand(),
            terms -> new ExperimentOutcomes(clientProperties, topics, terms, schemas, limit),
            clock);
  }

  @Override
  public synchronized List<ModelSummary> list() {
    VersionCatalogue versions = versions();
    return versions.manifests().stream()
        .map(manifest -> ModelSummary.of(manifest, versions))
        .toList();
  }

  @Override
  public synchronized ModelDetails show(String version) {
    VersionCatalogue versions = versions();
    ModelBundle manifest = manifest(version);
    List<VerdictView> verdicts =
        reader.verdicts().stream()
            .filter(verdict -> verdict.getVersion().equals(version))
            .map(VerdictView::of)
            .toList();
    return ModelDetails.of(manifest, versions, verdicts);
  }

  /** The champion and how it became that; empty before the first. */
  public synchronized Optional<ChampionView> champion() {
    return versions().pointer().map(ChampionView::of);
  }

  @Override
  public synchronized List<VerdictView> verdicts() {
    versions();
    return reader.verdicts().stream().map(VerdictView::of).toList();
  }

  @Override
  public synchronized Optional<VerdictView> verdictOn(String requestId) {
    versions();
    return knownVerdictOn(requestId);
  }

  /**
   * Waits for the verdict that answers a request; other calls wait meanwhile.
   *
   * @return empty when it did not come in time
   */
  public synchronized Optional<VerdictView> awaitVerdictOn(String requestId, Duration limit) {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    Optional<VerdictView> verdict = verdictOn(requestId);
    while (verdict.isEmpty() && System.nanoTime() - giveUpAt < 0) {
      run(reader::poll);
      verdict = knownVerdictOn(requestId);
    }
    return verdict;
  }

  private Optional<VerdictView> knownVerdictOn(String requestId) {
    return reader.verdicts().stream()
        .filter(verdict -> verdict.getRequestIds().contains(requestId))
        .map(VerdictView::of)
        .findFirst();
  }

  @Override
  public ExperimentAdministration experiments() {
    return experiments;
  }

  @Override
  public synchronized ChampionView promote(String version, String reason) {
    versions();
    return crown(version, ChampionMove.PROMOTE, reason);
  }

  @Override
  public synchronized ChampionView rollback(Optional<String> version, String reason) {
    List<String> history = versions().pointer().map(ChampionPointers::history).orElseGet(List::of);
    String target = version.orElseGet(() -> latest(history));
    if (!history.contains(target)) {
      throw new ModelRefusedException(
          "version %s is not one of the earlier champions (%s); promote it instead"
              .formatted(target, history.isEmpty() ? "none" : String.join(", ", history)));
    }
    return crown(target, ChampionMove.ROLLBACK, reason);
  }

  /**
   * Keeps a version from ever being retired.
   *
   * @throws UnknownModelException when it is not there
   */
  public synchronized void pin(String version, String reason) {
    versions();
    manifest(version);
    run(() -> writer.write(new ModelPin(version, reason, clock.millis())));
  }

  /**
   * Lets a version be retired again.
   *
   * @throws ModelRefusedException when it is not pinned
   */
  public synchronized void unpin(String version) {
    if (!versions().isPinned(version)) {
      throw new ModelRefusedException(
          "version %s is not pinned; list the versions to see which are".formatted(version));
    }
    run(() -> writer.remove(Pins.key(version)));
  }

  @Override
  public String requestTraining(String reason) {
    return request(reason, null);
  }

  private String request(String reason, String candidate) {
    String requestId = UUID.randomUUID().toString();
    run(() -> writer.write(new TrainRequested(requestId, reason, clock.millis(), candidate)));
    return requestId;
  }

  /**
   * Writes a version as a zip file with manifest.json and booster.ubj, which plain XGBoost reads.
   *
   * @param out stays open
   * @throws UnknownModelException when it is not there
   * @throws ModelRefusedException when a part of it is missing or damaged
   */
  public synchronized void exportTo(OutputStream out, String version) throws IOException {
    versions();
    ModelBundle manifest = manifest(version);
    Map<String, byte[]> sections = new LinkedHashMap<>();
    try {
      for (BundleSection section : manifest.getSections()) {
        sections.put(section.getName(), reader.versions().section(manifest, section.getName()));
      }
    } catch (BundleRejectedException e) {
      throw unusable(version, e);
    }
    new BundleFile(manifest, sections).write(out);
  }

  /**
   * Publishes an exported bundle under a new version, which does not become champion.
   *
   * @param in stays open
   * @return the new version
   * @throws ModelRefusedException when it is not a bundle or could not be used here
   */
  public synchronized String importFrom(InputStream in) throws IOException {
    String version = IMPORTED + UUID.randomUUID().toString().substring(24);
    PackedBundle bundle;
    try {
      bundle = ImportedBundle.of(BundleFile.read(in), version);
    } catch (BundleRejectedException e) {
      throw new ModelRefusedException(
          "the file cannot be imported: %s; export it again".formatted(e.getMessage()), e);
    }
    run(() -> writer.write(bundle));
    return version;
  }

  /**
   * Publishes a booster of plain XGBoost, with the champion's item tables, under a new version,
   * which does not become champion.
   *
   * @param booster a file in the UBJ or JSON format
   * @return the new version
   * @throws ModelRefusedException when it cannot score here
   */
  public synchronized String importBooster(byte[] booster) {
    BoosterFile checked = BoosterFile.of(booster);
    String version = IMPORTED + UUID.randomUUID().toString().substring(24);
    PackedBundle bundle;
    try {
      bundle = ImportedBooster.of(checked, version, versions(), clock);
    } catch (BundleRejectedException e) {
      throw new ModelRefusedException(
          "the booster cannot be imported: %s; promote another version first"
              .formatted(e.getMessage()),
          e);
    }
    run(() -> writer.write(bundle));
    return version;
  }

  /**
   * Asks the retrainer to judge a version's trees as it judges those it grows.
   *
   * @return the id that its verdict will name
   * @throws UnknownModelException when it is not there
   */
  public synchronized String requestJudgement(String version, String reason) {
    versions();
    manifest(version);
    return request(reason, version);
  }

  private ChampionView crown(String version, ChampionMove action, String reason) {
    Optional<ChampionPointer> current = reader.versions().pointer();
    if (current.filter(pointer -> pointer.getVersion().equals(version)).isPresent()) {
      throw new ModelRefusedException(
          "version %s is champion already; nothing was changed".formatted(version));
    }
    requireUsable(version);
    ChampionPointer next = ChampionPointers.next(current, version, action, reason, clock.instant());
    run(() -> writer.write(next));
    endTrialOf(version, action);
    versions();
    if (!isThere(version)) {
      throw new ModelRefusedException(
          "version %s was retired while it was made champion and is not adopted; promote another"
              .formatted(version));
    }
    return ChampionView.of(next);
  }

  /** There is nothing left to compare it with. */
  private void endTrialOf(String version, ChampionMove action) {
    reader
        .versions()
        .experiments()
        .running()
        .filter(trial -> trial.getChallenger().equals(version))
        .map(
            trial -> Experiments.ended(trial, "its challenger is champion: " + action.key(), clock))
        .ifPresent(ended -> run(() -> writer.write(ended)));
  }

  private void requireUsable(String version) {
    if (!isThere(version)) {
      throw new UnknownModelException(version);
    }
    try {
      reader.versions().build(version);
    } catch (BundleRejectedException e) {
      throw unusable(version, e);
    }
  }

  private boolean isThere(String version) {
    return version.equals(ScoringModel.INITIAL_VERSION)
        || reader.versions().manifest(version).isPresent();
  }

  private String latest(List<String> history) {
    return history.stream()
        .filter(this::isThere)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelRefusedException(
                    "there is no earlier champion left to go back to; promote a version instead"));
  }

  private ModelBundle manifest(String version) {
    return reader
        .versions()
        .manifest(version)
        .orElseThrow(() -> new UnknownModelException(version));
  }

  private static ModelRefusedException unusable(String version, BundleRejectedException e) {
    return new ModelRefusedException(
        "version %s cannot be used: %s; choose another version".formatted(version, e.getMessage()),
        e);
  }

  private VersionCatalogue versions() {
    return reaching(
        () -> {
          reader.catchUp();
          return reader.versions();
        });
  }

  private void run(Runnable action) {
    reaching(
        () -> {
          action.run();
          return true;
        });
  }

  static <T> T reaching(Supplier<T> action) {
    try {
      return action.get();
    } catch (KafkaException e) {
      throw new ModelsUnavailableException("Kafka cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    writer.close();
    reader.close();
  }

  /** What experiments need of this registry, one call at a time. */
  private final class ModelsAtHand implements ExperimentRegistry.Models {
    @Override
    public VersionCatalogue versions() {
      synchronized (ModelRegistry.this) {
        return ModelRegistry.this.versions();
      }
    }

    @Override
    public void requireUsable(String version) {
      synchronized (ModelRegistry.this) {
        ModelRegistry.this.requireUsable(version);
      }
    }

    @Override
    public void write(Experiment experiment) {
      synchronized (ModelRegistry.this) {
        run(() -> writer.write(experiment));
      }
    }
  }
}
