package dev.foretaste.api.security;

import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.log.TopicAppender;
import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Creates, rotates and revokes keys on their topic, and writes that down in the audit log. Running
 * instances follow. Two who change the same key at once: the later record counts. Not thread-safe.
 */
public final class KeyAdministration implements AutoCloseable {
  private static final String CALLER = "command-line";
  private static final int OK = 200;

  private final Map<String, Object> clientProperties;
  private final SchemaRegistryClient schemas;
  private final Duration limit;
  private final Clock clock;
  private final TopicAppender keys;
  private final KafkaAuditLog audit;
  private final AdminCalls calls;
  private final SecureRandom random = new SecureRandom();

  /** A key that was made; its text is shown this once. */
  public record Issued(ApiKey key, KeyToken token) {}

  /**
   * Works on a cluster whose topics exist.
   *
   * @param clientProperties how to reach it, without bootstrap servers
   * @param schemas the schema registry; stays open as long as this
   * @param limit how long a change may take
   */
  public KeyAdministration(
      String bootstrapServers,
      Map<String, String> clientProperties,
      SchemaRegistryClient schemas,
      Duration limit,
      Clock clock) {
    this.clientProperties = new HashMap<>(clientProperties);
    this.clientProperties.put("bootstrap.servers", bootstrapServers);
    this.schemas = schemas;
    this.limit = limit;
    this.clock = clock;
    LogConnection logs = new LogConnection(bootstrapServers, schemas, limit, clientProperties);
    keys = logs.to(TopicCatalogue.API_KEYS);
    audit = new KafkaAuditLog(logs);
    calls = new AdminCalls(audit, clock);
  }

  /**
   * All keys, by id.
   *
   * @throws LogUnavailableException when the topic cannot be read in time
   */
  public List<ApiKey> list() {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    try (KeyTopicReader reader = new KeyTopicReader(clientProperties, schemas)) {
      long end = reader.end();
      while (reader.position() < end) {
        if (System.nanoTime() - giveUpAt > 0) {
          throw new KafkaException("nothing came within " + limit);
        }
        reader.poll(Duration.ofMillis(100));
      }
      return reader.keys().keys();
    } catch (KafkaException e) {
      throw new LogUnavailableException("the API keys cannot be read: " + e.getMessage(), e);
    }
  }

  /** Makes a key. */
  public Issued create(KeyTerms terms) {
    KeyToken token = KeyToken.random(random);
    long now = clock.millis();
    ApiKey key =
        ApiKey.newBuilder()
            .setKeyId(token.keyId())
            .setName(terms.name())
            .setScopes(terms.sortedScopes())
            .setRequestsPerSecond(terms.requestsPerSecond())
            .setBurst(terms.burst())
            .setSecretHash(ByteBuffer.wrap(token.hash()))
            .setCreatedAt(now)
            .setExpiresAt(terms.lifetime().map(time -> now + time.toMillis()).orElse(0L))
            .build();
    write("keys create", key);
    return new Issued(key, token);
  }

  /**
   * Gives a key a new secret.
   *
   * @param grace how long the present secret is taken besides; may be nothing
   * @return empty when there is no such key, or it is revoked
   */
  public Optional<Issued> rotate(String keyId, Duration grace) {
    Optional<ApiKey> known = find(keyId).filter(key -> key.getRevokedAt() == 0);
    return known.map(
        key -> {
          KeyToken token = KeyToken.withNewSecret(keyId, random);
          ApiKey rotated =
              ApiKey.newBuilder(key)
                  .setFormerHash(key.getSecretHash())
                  .setFormerUntil(clock.millis() + grace.toMillis())
                  .setSecretHash(ByteBuffer.wrap(token.hash()))
                  .build();
          write("keys rotate", rotated);
          return new Issued(rotated, token);
        });
  }

  /**
   * Takes a key back, at once and for good.
   *
   * @return empty when there is no such key
   */
  public Optional<ApiKey> revoke(String keyId) {
    return find(keyId)
        .map(
            key -> {
              if (key.getRevokedAt() != 0) {
                return key;
              }
              ApiKey revoked = ApiKey.newBuilder(key).setRevokedAt(clock.millis()).build();
              write("keys revoke", revoked);
              return revoked;
            });
  }

  private Optional<ApiKey> find(String keyId) {
    return list().stream().filter(key -> key.getKeyId().equals(keyId)).findFirst();
  }

  private void write(String operation, ApiKey key) {
    AdminCalls.Call call =
        calls.begin(
            CALLER,
            operation,
            Map.of(
                "keyId",
                key.getKeyId(),
                "scopes",
                String.join(",", key.getScopes().stream().map(ApiScope::name).toList())));
    keys.append(key.getKeyId(), key);
    call.ended(OK);
  }

  @Override
  public void close() {
    keys.close();
    audit.close();
  }
}
