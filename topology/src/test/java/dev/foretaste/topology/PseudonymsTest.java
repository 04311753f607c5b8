package dev.foretaste.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.topology.erasure.Pseudonyms;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private final Pseudonyms names = under("a key for tests only");

  /** RFC 4231 has no vector for this key; computed with openssl dgst -sha256 -hmac. */
  @Test
  void shouldBeTheHmacOfTheId() {
    assertThat(names.of("ann"))
        .isEqualTo("26196ba46ade04285212b292e229afcb5febfe765d1864c9ee5a4aae070b7108");
  }

  @Test
  void shouldNameACustomerInLogsByTheBeginningOfTheHmac() {
    assertThat(names.inLogs("ann")).hasSize(16).isEqualTo(names.of("ann").substring(0, 16));
  }

  @Test
  void shouldNameACustomerOtherwiseUnderAnotherKey() {
    assertThat(under("another key for tests").inLogs("ann")).isNotEqualTo(names.inLogs("ann"));
  }

  private static Pseudonyms under(String key) {
    return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8));
  }
}
