package dev.foretaste.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatestAppendsTest {
  private final LatestAppends latest = new LatestAppends();

  @Test
  void shouldGiveASlotToTheFirstWhoClaimsIt() {
    CompletableFuture<Standing> first = new CompletableFuture<>();

    assertThat(latest.claim(slot(1), first)).isEmpty();
    assertThat(latest.claim(slot(1), new CompletableFuture<>())).containsSame(first);
    assertThat(latest.claim(slot(2), new CompletableFuture<>())).isEmpty();
  }

  @Test
  void shouldGiveASlotBackToNobodyButItsHolder() {
    CompletableFuture<Standing> first = new CompletableFuture<>();
    latest.claim(slot(1), first);

    latest.release(slot(1), new CompletableFuture<>());
    assertThat(latest.claim(slot(1), new CompletableFuture<>())).isPresent();

    latest.release(slot(1), first);
    assertThat(latest.claim(slot(1), new CompletableFuture<>())).isEmpty();
  }

  @Test
  void shouldForgetTheOldestWhenThereAreTooMany() {
    for (int i = 0; i <= 10_000; i++) {
      latest.claim(slot(i), new CompletableFuture<>());
    }

    assertThat(latest.claim(slot(10_000), new CompletableFuture<>())).isPresent();
    assertThat(latest.claim(slot(1), new CompletableFuture<>())).isPresent();
    assertThat(latest.claim(slot(0), new CompletableFuture<>())).isEmpty();
  }

  private static LatestAppends.Slot slot(long order) {
    return new LatestAppends.Slot(7, order);
  }
}
