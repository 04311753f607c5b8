package dev.foretaste.serde;

import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Under which subject a value's schema is registered: {@code <topic>-value} for a topic's primary
 * type and for topics that are not in the catalogue, {@code <topic>-<full name>} for its others.
 */
public final class SubjectNames {

  private SubjectNames() {}

  /** Subject of a value on a topic, by the catalogue. */
  public static String ofValue(String topic, Schema schema) {
    return ofValue(topic, TopicCatalogue.find(topic).flatMap(TopicSpec::primaryType), schema);
  }

  /** Subject of a value on a topic with that primary type. */
  static String ofValue(
      String topic, Optional<Class<? extends SpecificRecord>> primaryType, Schema schema) {
    boolean primary =
        primaryType.map(type -> type.getName().equals(schema.getFullName())).orElse(true);
    return topic + "-" + (primary ? "value" : schema.getFullName());
  }
}
