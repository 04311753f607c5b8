package dev.foretaste.models;

import dev.foretaste.schema.ModelPin;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.serde.SchemaRegistryClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The model versions of a running system, read from and changed through its topics; it keeps the
 * chunks of all bundles in a temporary file once it was asked for something.
 *
 * <p>The retrainer writes to the same topics. Neither waits for the other: the champion pointer
 * that is written last counts, and when both move it between one's reading and its writing, the
 * history misses the champion that stood for that moment. When the retrainer retires a version in
 * the moment in which it is promoted here, the instances refuse the pointer and go on with the
 * champion they have; {@link #promote} notices and says so.
 */
public final class ModelRegistry implements ModelAdministration, AutoCloseable {
  /** How long one call may take unless another limit is chosen. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

  private final ModelAccess models;
  private final Clock clock;
  private final Championship championship;
  private final ModelFiles files;
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
    ModelTopicReader reader = new ModelTopicReader(clientProperties, topics, schemas, limit);
    try {
      models =
          new ModelAccess(reader, new ModelTopicWriter(clientProperties, topics, schemas, limit));
    } catch (RuntimeException | Error e) {
      reader.close();
      throw e;
    }
    championship = new Championship(models, clock);
    files = new ModelFiles(models, clock);
    experiments =
        new ExperimentRegistry(
            models,
            terms -> new ExperimentOutcomes(clientProperties, topics, terms, schemas, limit),
            clock);
  }

  @Override
  public List<ModelSummary> list() {
    return models.answer(
        versions ->
            versions.manifests().stream()
                .map(manifest -> ModelSummary.of(manifest, versions))
                .toList());
  }

  @Override
  public ModelDetails show(String version) {
    return models.answer(
        versions ->
            ModelDetails.of(
                models.manifest(version),
                versions,
                views(verdict -> verdict.getVersion().equals(version)).toList()));
  }

  /** The champion and how it became that; empty before the first. */
  public Optional<ChampionView> champion() {
    return models.answer(versions -> versions.pointer().map(ChampionView::of));
  }

  @Override
  public List<VerdictView> verdicts() {
    return models.answer(versions -> views(verdict -> true).toList());
  }

  @Override
  public Optional<VerdictView> verdictOn(String requestId) {
    return models.answer(versions -> knownVerdictOn(requestId));
  }

  /**
   * Waits for the verdict that answers a request.
   *
   * @return empty when it did not come in time
   */
  public Optional<VerdictView> awaitVerdictOn(String requestId, Duration limit) {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    Optional<VerdictView> verdict = verdictOn(requestId);
    while (verdict.isEmpty() && System.nanoTime() - giveUpAt < 0) {
      models.poll();
      verdict = models.answer(versions -> knownVerdictOn(requestId));
    }
    return verdict;
  }

  private Optional<VerdictView> knownVerdictOn(String requestId) {
    return views(verdict -> verdict.getRequestIds().contains(requestId)).findFirst();
  }

  private Stream<VerdictView> views(Predicate<ModelVerdict> wanted) {
    return models.verdicts().stream().filter(wanted).map(VerdictView::of);
  }

  /** Versions as files. */
  public ModelFiles files() {
    return files;
  }

  @Override
  public ExperimentAdministration experiments() {
    return experiments;
  }

  @Override
  public ChampionView promote(String version, String reason) {
    return championship.promote(version, reason);
  }

  @Override
  public ChampionView rollback(Optional<String> version, String reason) {
    return championship.rollback(version, reason);
  }

  /**
   * Keeps a version from ever being retired.
   *
   * @throws UnknownModelException when it is not there
   */
  public void pin(String version, String reason) {
    models.requireThere(version);
    models.write(new ModelPin(version, reason, clock.millis()));
  }

  /**
   * Lets a version be retired again.
   *
   * @throws ModelRefusedException when it is not pinned
   */
  public void unpin(String version) {
    if (!models.answer(versions -> versions.isPinned(version))) {
      throw new ModelRefusedException(
          "version %s is not pinned; list the versions to see which are".formatted(version));
    }
    models.remove(Pins.key(version));
  }

  @Override
  public String requestTraining(String reason) {
    return request(reason, null);
  }

  private String request(String reason, String candidate) {
    String requestId = UUID.randomUUID().toString();
    models.write(new TrainRequested(requestId, reason, clock.millis(), candidate));
    return requestId;
  }

  /**
   * Asks the retrainer to judge a version's trees as it judges those it grows.
   *
   * @return the id that its verdict will name
   * @throws UnknownModelException when it is not there
   */
  public String requestJudgement(String version, String reason) {
    models.requireThere(version);
    return request(reason, version);
  }

  @Override
  public void close() {
    models.close();
  }
}
