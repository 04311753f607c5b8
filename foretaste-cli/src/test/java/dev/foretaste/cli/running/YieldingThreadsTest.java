package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class YieldingThreadsTest {

  @Test
  void shouldGiveWhatAPartStartsTheLowestPriority() {
    CompletableFuture<Integer> started =
        YieldingThreads.start(
            () -> {
              CompletableFuture<Integer> priority = new CompletableFuture<>();
              new Thread(() -> priority.complete(Thread.currentThread().getPriority())).start();
              return priority;
            });

    assertThat(started.join()).isEqualTo(Thread.MIN_PRIORITY);
    assertThat(Thread.currentThread().getPriority()).isEqualTo(Thread.NORM_PRIORITY);
  }

  @Test
  void shouldFailAsThePartDoes() {
    IllegalStateException failure = new IllegalStateException("the port is taken");

    assertThatThrownBy(
            () ->
                YieldingThreads.run(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }
}
