package dev.foretaste.cli.replay;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.generations.Generation;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Deserializer;

/** Tells whether the models that a replay needs are still there. */
final class RetiredModels {
  private final Topics topics;
  private final Generation recorded;
  private final Deserializer<JournalEntry> decoder;

  /** Of what a stream scores with. */
  RetiredModels(Topics topics, SchemaRegistryClient registry, Generation recorded) {
    this.recorded = recorded;
    this.topics = topics;
    this.decoder = AvroSerdes.deserializer(TopicCatalogue.INPUT_JOURNAL, registry);
  }

  /**
   * Refuses a replay whose models are gone.
   *
   * @param from per partition, the first order that is to be replayed
   * @param chosen the only one that scores; empty when each order is scored as recorded
   * @throws FailureException when a model is not there any more
   */
  void refuseIfNeeded(List<Long> from, Optional<String> chosen) {
    if (chosen.isPresent()) {
      refuseUnlessThere(chosen.get());
      return;
    }
    Set<String> needed = new TreeSet<>();
    for (int partition = 0; partition < from.size(); partition++) {
      needed.addAll(neededBy(partition, from.get(partition)));
    }
    needed.removeAll(present());
    if (!needed.isEmpty()) {
      throw new FailureException(
          "orders were scored with %s, which have been retired: a replay cannot score them as recorded (`models pin` keeps versions)"
              .formatted(String.join(", ", needed)));
    }
  }

  private void refuseUnlessThere(String version) {
    if (!version.equals(ScoringModel.INITIAL_VERSION) && !present().contains(version)) {
      throw new FailureException("there is no model %s; see `models list`".formatted(version));
    }
  }

  private Set<String> neededBy(int partition, long from) {
    Map<JournalKind, String> before = new EnumMap<>(JournalKind.class);
    Set<String> needed = new TreeSet<>();
    Iterator<StoredRecord> records =
        topics.read(recorded.topic(TopicCatalogue.INPUT_JOURNAL), partition);
    while (records.hasNext()) {
      JournalEntry entry = decoder.deserialize("", records.next().value().orElseThrow());
      String version = entry.getModelVersion();
      if (entry.getNextOffset() <= from) {
        before.put(entry.getKind(), version == null ? "" : version);
      } else if (version != null) {
        needed.add(version);
      }
    }
    needed.addAll(before.values());
    needed.removeAll(List.of("", ScoringModel.INITIAL_VERSION, ControlArm.NAME));
    return needed;
  }

  private Set<String> present() {
    Set<String> present = new TreeSet<>();
    Iterator<StoredRecord> updates = topics.read(TopicCatalogue.MODEL_UPDATES, 0);
    while (updates.hasNext()) {
      StoredRecord update = updates.next();
      Sections.manifestVersion(update.keyText())
          .ifPresent(
              version -> {
                if (update.value().isPresent()) {
                  present.add(version);
                } else {
                  present.remove(version);
                }
              });
    }
    return present;
  }
}
