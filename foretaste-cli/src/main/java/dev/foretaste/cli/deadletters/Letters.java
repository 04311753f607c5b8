package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.schema.DeadLetterAction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads dead letters and what was done about them. Not thread-safe. */
final class Letters {
  private static final Comparator<Letter> BY_TIME =
      Comparator.comparing(Letter::time)
          .thenComparing(letter -> letter.id().topic())
          .thenComparing(letter -> letter.id().partition())
          .thenComparing(letter -> letter.id().offset());

  private final Topics topics;
  private final Deserializer<DeadLetterAction> decoder;

  Letters(Topics topics, SchemaRegistryClient registry) {
    this.topics = topics;
    this.decoder = AvroSerdes.deserializer(TopicCatalogue.DLQ_ACTIONS, registry);
  }

  /** The committed letters of these topics that match, the oldest first. */
  List<Letter> read(List<TopicSpec> deadLetterTopics, LetterFilter filter) {
    Map<String, LetterStatus> handled = handled();
    List<Letter> found = new ArrayList<>();
    for (TopicSpec topic : deadLetterTopics) {
      for (int partition = 0; partition < topics.partitions(topic); partition++) {
        Iterator<StoredRecord> records = topics.read(topic, partition);
        while (records.hasNext()) {
          StoredRecord record = records.next();
          LetterId id = new LetterId(topic.name(), partition, record.offset());
          LetterStatus status = handled.getOrDefault(id.toString(), LetterStatus.OPEN);
          Letter letter = new Letter(id, record, status);
          if (filter.matches(letter)) {
            found.add(letter);
          }
        }
      }
    }
    found.sort(BY_TIME);
    return found;
  }

  private Map<String, LetterStatus> handled() {
    Map<String, LetterStatus> handled = new HashMap<>();
    Iterator<StoredRecord> actions = topics.read(TopicCatalogue.DLQ_ACTIONS, 0);
    while (actions.hasNext()) {
      StoredRecord action = actions.next();
      action
          .value()
          .map(value -> decoder.deserialize(TopicCatalogue.DLQ_ACTIONS.name(), value))
          .ifPresent(done -> handled.put(action.keyText(), LetterStatus.after(done.getKind())));
    }
    return handled;
  }
}
