package dev.foretaste.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final long NOW = 1_000_000;

  private final KeyToken token = Keys.token();

  @Test
  void shouldKnowAKeyByItsSecret() {
    ApiKey key = Keys.key(token, ApiScope.READ).build();

    assertThat(KeyRing.of(List.of(key)).check(token, NOW)).isEqualTo(new KeyCheck.Accepted(key));
    assertRefused(KeyRing.of(List.of(key)), Keys.newSecretFor(token), NOW, "unknown-key");
    assertRefused(KeyRing.of(List.of(key)), Keys.token(), NOW, "unknown-key");
    assertRefused(KeyRing.EMPTY, token, NOW, "unknown-key");
  }

  @Test
  void shouldTakeTheFormerSecretUntilTheGraceIsOver() {
    KeyToken next = Keys.newSecretFor(token);
    KeyRing rotated =
        KeyRing.of(
            List.of(
                Keys.key(next, ApiScope.READ)
                    .setFormerHash(ByteBuffer.wrap(token.hash()))
                    .setFormerUntil(NOW)
                    .build()));

    assertThat(rotated.check(token, NOW - 1)).isInstanceOf(KeyCheck.Accepted.class);
    assertRefused(rotated, token, NOW, "rotated-key");
    assertThat(rotated.check(next, NOW)).isInstanceOf(KeyCheck.Accepted.class);
  }

  @Test
  void shouldRefuseRevokedAndExpiredKeysAndSaySoOnlyToTheirHolders() {
    KeyRing revoked =
        KeyRing.of(List.of(Keys.key(token, ApiScope.READ).setRevokedAt(NOW - 1).build()));
    KeyRing expiring =
        KeyRing.of(List.of(Keys.key(token, ApiScope.READ).setExpiresAt(NOW).build()));

    assertRefused(revoked, token, NOW, "revoked-key");
    assertRefused(revoked, Keys.newSecretFor(token), NOW, "unknown-key");
    assertThat(expiring.check(token, NOW - 1)).isInstanceOf(KeyCheck.Accepted.class);
    assertRefused(expiring, token, NOW, "expired-key");
    assertThat(revoked.hasUsableKey(NOW)).isFalse();
    assertThat(expiring.hasUsableKey(NOW - 1)).isTrue();
    assertThat(expiring.hasUsableKey(NOW)).isFalse();
  }

  private static void assertRefused(KeyRing ring, KeyToken shown, long now, String reason) {
    assertThat(ring.check(shown, now))
        .isInstanceOfSatisfying(
            KeyCheck.Refused.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
