package dev.foretaste.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foretaste.embedded.registry.SubjectVersion.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Records of the registry's topic: JSON keys and values with the field names Confluent uses. */
final class RegistryRecordCodec {

  private static final String KEY_TYPE = "keytype";
  private static final String SCHEMA = "SCHEMA";
  private static final String CONFIG = "CONFIG";
  private static final String SUBJECT = "subject";
  private static final String VERSION = "version";
  private static final String LEVEL = "compatibilityLevel";

  private final ObjectMapper json = new ObjectMapper();

  byte[] key(RegistryRecord record) {
    ObjectNode key = json.createObjectNode();
    if (record instanceof RegistryRecord.Version version) {
      key.put(KEY_TYPE, SCHEMA)
          .put(SUBJECT, version.version().subject())
          .put(VERSION, version.version().version());
    } else if (record instanceof RegistryRecord.Level level) {
      key.put(KEY_TYPE, CONFIG).put(SUBJECT, level.subject());
    }
    return bytes(key);
  }

  /** Empty for a tombstone: a level that is not set any more. */
  Optional<byte[]> value(RegistryRecord record) {
    ObjectNode value = json.createObjectNode();
    if (record instanceof RegistryRecord.Version version) {
      SubjectVersion subjectVersion = version.version();
      value
          .put(SUBJECT, subjectVersion.subject())
          .put(VERSION, subjectVersion.version())
          .put("id", subjectVersion.id())
          .put("schema", subjectVersion.schema())
          .put("deleted", !subjectVersion.isLive())
          .put("purged", subjectVersion.state() == State.PURGED);
    } else if (record instanceof RegistryRecord.Level level) {
      if (level.level().isEmpty()) {
        return Optional.empty();
      }
      value.put(LEVEL, level.level().get().name());
    }
    return Optional.of(bytes(value));
  }

  /**
   * Reads a record back; empty when it is of a kind that this registry does not write.
   *
   * @param value null for a tombstone, as Kafka gives it
   */
  Optional<RegistryRecord> read(byte[] key, byte[] value) throws IOException {
    JsonNode keyNode = json.readTree(key);
    Optional<JsonNode> valueNode =
        value == null ? Optional.empty() : Optional.of(json.readTree(value));
    return switch (keyNode.path(KEY_TYPE).asText()) {
      case SCHEMA -> valueNode.map(RegistryRecordCodec::version);
      case CONFIG ->
          Optional.of(
              new RegistryRecord.Level(
                  keyNode.path(SUBJECT).asText(""),
                  valueNode.map(node -> CompatibilityLevel.named(node.path(LEVEL).asText()))));
      default -> Optional.empty();
    };
  }

  private static RegistryRecord version(JsonNode node) {
    State state =
        node.path("purged").asBoolean()
            ? State.PURGED
            : node.path("deleted").asBoolean() ? State.SOFT_DELETED : State.LIVE;
    return new RegistryRecord.Version(
        new SubjectVersion(
            node.path(SUBJECT).asText(),
            node.path(VERSION).asInt(),
            node.path("id").asInt(),
            node.path("schema").asText(),
            state));
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
