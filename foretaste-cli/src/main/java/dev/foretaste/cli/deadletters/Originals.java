package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.topics.TopicCatalogue;
import java.util.Optional;
import java.util.function.Function;

/** Finds the record that a dead letter was made from, where it still stands. Not thread-safe. */
final class Originals implements Function<Letter, Optional<StoredRecord>> {
  private final KafkaTopics topics;

  Originals(KafkaTopics topics) {
    this.topics = topics;
  }

  @Override
  public Optional<StoredRecord> apply(Letter letter) {
    LetterId source = LetterId.parse(letter.source());
    return TopicCatalogue.find(source.topic())
        .flatMap(topic -> topics.find(topic, source.partition(), source.offset()));
  }
}
