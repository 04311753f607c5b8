package dev.foretaste.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTokenTest {
  @RepeatedTest(20)
  void shouldReadWhatItWrites() {
    KeyToken token = Keys.token();

    KeyToken read = KeyToken.parse(token.text()).orElseThrow();

    assertThat(read.keyId()).isEqualTo(token.keyId());
    assertThat(read.hash()).isEqualTo(token.hash());
  }

  @Test
  void shouldNeverGiveTheSameSecretTwice() {
    KeyToken token = Keys.token();

    assertThat(Keys.newSecretFor(token).hash()).isNotEqualTo(token.hash());
    assertThat(Keys.token().keyId()).isNotEqualTo(token.keyId());
  }

  @Test
  void shouldNotTellItsSecretInLogs() {
    KeyToken token = Keys.token();

    assertThat(token.toString()).contains(token.keyId());
    assertThat(token.text()).startsWith("ftk_" + token.keyId() + "_");
    assertThat(token.toString()).doesNotContain(token.text().substring(21));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftk_",
        "ftk_0123456789abcdef_short",
        "ftk_0123456789ABCDEF_0123456789012345678901234567890123456789012",
        "xyz_0123456789abcdef_0123456789012345678901234567890123456789012",
        "ftk_0123456789abcdef_012345678901234567890123456789012345678901\n"
      })
  void shouldTakeNothingElseForAKey(String text) {
    assertThat(KeyToken.parse(text)).isEmpty();
  }
}
