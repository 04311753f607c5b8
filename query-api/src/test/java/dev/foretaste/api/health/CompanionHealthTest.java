package dev.foretaste.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CompanionHealthTest {
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final CompanionHealth companion = new CompanionHealth("registry", this::probe);

  private String probe() throws Exception {
    if (failure.get() != null) {
      throw failure.get();
    }
    return "it answers";
  }

  @Test
  void shouldSayWhatIsMissingAndThatItIsBack() {
    companion.look();
    assertThat(companion.check()).isEqualTo(new ComponentHealth(true, "it answers"));

    failure.set(new ExecutionException(new IOException("refused")));
    companion.look();
    assertThat(companion.check()).isEqualTo(new ComponentHealth(false, "missing: refused"));

    failure.set(null);
    companion.look();
    assertThat(companion.check().ready()).isTrue();
  }

  @Test
  void shouldNotStandInTheWayOfAnswers() {
    assertThat(companion.isRequired()).isFalse();
    assertThat(companion.check().ready()).isTrue();
  }
}
