package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.api.security.Access;
import dev.foretaste.api.security.KeyRing;
import dev.foretaste.api.security.KeyToken;
import dev.foretaste.api.security.Keys;
import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import dev.foretaste.schema.AuditEntry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessControlTest {
  private final KeyToken token = Keys.token();
  private final AtomicReference<KeyRing> keys = new AtomicReference<>(KeyRing.EMPTY);
  private final AuditInMemory audit = new AuditInMemory();
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(new Access(true, keys::get, audit, Clock.systemUTC()));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldSayHowToShowAKey() {
    HttpResponse<String> refused = api.get("/v1/menu");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"foretaste\"");
    assertThat(api.json(refused).get("detail").asText()).contains("Authorization: Bearer");
  }

  @Test
  void shouldFollowTheKeysWithoutARestart() {
    assertThat(get("/v1/menu").statusCode()).isEqualTo(401);

    hold(Keys.key(token, ApiScope.READ));
    assertThat(get("/v1/menu").statusCode()).isEqualTo(200);

    hold(Keys.key(token, ApiScope.READ).setRevokedAt(1));
    HttpResponse<String> revoked = get("/v1/menu");
    assertThat(revoked.statusCode()).isEqualTo(401);
    assertThat(api.json(revoked).get("detail").asText()).contains("revoked");
  }

  @Test
  void shouldSayWhenAKeyThatWasUsedTooOftenMayComeAgain() {
    hold(Keys.key(token, ApiScope.READ).setRequestsPerSecond(1).setBurst(2));

    assertThat(get("/v1/menu").statusCode()).isEqualTo(200);
    assertThat(get("/v1/menu").statusCode()).isEqualTo(200);
    HttpResponse<String> tooMany = get("/v1/menu");

    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(api.json(tooMany).get("type").asText())
        .isEqualTo("urn:foretaste:problem:rate-limited");
    assertThat(
            api.metrics.getSampleValue(
                "foretaste_http_refusals_total", new String[] {"reason"}, new String[] {"rate"}))
        .isEqualTo(1);
  }

  @Test
  void shouldWriteDownWhoDidWhatAndWhatCameOfIt() {
    hold(Keys.key(token, ApiScope.ADMIN));

    HttpResponse<String> changed = putItem();

    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(audit.entries).extracting(AuditEntry::getOutcome).containsExactly(0, 200);
    assertThat(audit.entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.getCaller()).isEqualTo(token.keyId());
              assertThat(entry.getOperation()).isEqualTo("PUT /v1/menu/{itemId}");
              assertThat(entry.getParameters()).containsEntry("itemId", "tiramisu");
              assertThat(entry.getCallId()).isEqualTo(audit.entries.get(0).getCallId());
            });
    assertThat(audit.entries.toString()).doesNotContain(token.text());
  }

  @Test
  void shouldWriteDownWhoWasNotAllowedTo() {
    hold(Keys.key(token, ApiScope.READ, ApiScope.INGEST));

    HttpResponse<String> refused = putItem();

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("insufficient_scope")
        .contains("scope=\"admin\"");
    assertThat(audit.entries).extracting(AuditEntry::getOutcome).containsExactly(403);
    assertThat(api.menus.items()).isEmpty();
  }

  @Test
  void shouldDoNothingThatCannotBeWrittenDown() {
    hold(Keys.key(token, ApiScope.ADMIN));
    audit.available = false;

    HttpResponse<String> refused = putItem();

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(api.menus.items()).isEmpty();
  }

  @Test
  void shouldWriteDownWhatIsDoneWithoutAKeyOnTheSameMachine() {
    try (ApiUnderTest open =
        new ApiUnderTest(new Access(false, keys::get, audit, Clock.systemUTC()))) {
      assertThat(open.put("/v1/menu/tiramisu", "{\"name\": \"Tiramisu\"}").statusCode())
          .isEqualTo(200);
    }
    assertThat(audit.entries).extracting(AuditEntry::getCaller).containsOnly("local");
  }

  @Test
  void shouldLetEverybodySeeWhetherItIsWell() {
    assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(api.get("/openapi.json").statusCode()).isEqualTo(200);
    assertThat(api.get("/metrics").statusCode()).isEqualTo(401);
    assertThat(api.get("/nowhere").statusCode()).isEqualTo(401);
  }

  private void hold(ApiKey.Builder key) {
    keys.set(KeyRing.of(List.of(key.build())));
  }

  private HttpResponse<String> get(String path) {
    return api.send(
        "GET", path, BodyPublishers.noBody(), "Authorization", "Bearer " + token.text());
  }

  private HttpResponse<String> putItem() {
    return api.send(
        "PUT",
        "/v1/menu/tiramisu",
        BodyPublishers.ofString("{\"name\": \"Tiramisu\"}"),
        "Content-Type",
        "application/json",
        "Authorization",
        "Bearer " + token.text());
  }
}
