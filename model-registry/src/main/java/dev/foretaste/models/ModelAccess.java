package dev.foretaste.models;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelPin;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainRequested;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * What stands on the topics of the models, and writing to them. Thread-safe: whoever reads holds
 * the monitor of this object, around all calls that are to see the same.
 */
final class ModelAccess implements AutoCloseable {
  private final ModelTopicReader reader;
  private final ModelTopicWriter writer;

  /** Closes both. */
  ModelAccess(ModelTopicReader reader, ModelTopicWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /** Everything that is committed now. */
  synchronized VersionCatalogue versions() {
    return reaching(
        () -> {
          reader.catchUp();
          return reader.versions();
        });
  }

  /** What an answer is made of while nothing else is read. */
  synchronized <T> T answer(Function<VersionCatalogue, T> question) {
    return question.apply(versions());
  }

  /** What {@link #versions()} or {@link #poll()} has read. */
  synchronized VersionCatalogue known() {
    return reader.versions();
  }

  /** Every verdict that was read, the earliest first. */
  synchronized List<ModelVerdict> verdicts() {
    return reader.verdicts();
  }

  /** Waits a little for something to come. After {@link #versions()} only. */
  synchronized void poll() {
    run(reader::poll);
  }

  /** Whether the version was read, or needs no reading. */
  synchronized boolean isThere(String version) {
    return version.equals(ScoringModel.INITIAL_VERSION) || known().manifest(version).isPresent();
  }

  /**
   * The manifest of a version that was read.
   *
   * @throws UnknownModelException when it was not
   */
  synchronized ModelBundle manifest(String version) {
    return known().manifest(version).orElseThrow(() -> new UnknownModelException(version));
  }

  /**
   * Looks whether a version is there now.
   *
   * @throws UnknownModelException when it is not
   */
  synchronized void requireThere(String version) {
    versions();
    manifest(version);
  }

  /**
   * Builds a version that was read.
   *
   * @throws UnknownModelException when it was not
   * @throws ModelRefusedException when a part of it is missing or damaged
   */
  synchronized void requireUsable(String version) {
    if (!isThere(version)) {
      throw new UnknownModelException(version);
    }
    try {
      known().build(version);
    } catch (BundleRejectedException e) {
      throw unusable(version, e);
    }
  }

  static ModelRefusedException unusable(String version, BundleRejectedException e) {
    return new ModelRefusedException(
        "version %s cannot be used: %s; choose another version".formatted(version, e.getMessage()),
        e);
  }

  void write(ChampionPointer pointer) {
    run(() -> writer.write(pointer));
  }

  void write(PackedBundle bundle) {
    run(() -> writer.write(bundle));
  }

  void write(ModelPin pin) {
    run(() -> writer.write(pin));
  }

  void write(TrainRequested request) {
    run(() -> writer.write(request));
  }

  void write(Experiment experiment) {
    run(() -> writer.write(experiment));
  }

  /** Writes a tombstone of model-updates. */
  void remove(String key) {
    run(() -> writer.remove(key));
  }

  private static void run(Runnable action) {
    reaching(
        () -> {
          action.run();
          return true;
        });
  }

  private static <T> T reaching(Supplier<T> action) {
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
}
