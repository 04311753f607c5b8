package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
  private final List<String> closed = new ArrayList<>();
  private final RunningParts parts = new RunningParts();

  @Test
  void shouldCloseInTheOppositeSequenceOfTheirStart() {
    parts.add(() -> closed.add("broker"));
    parts.add(() -> closed.add("stream"));
    parts.add(() -> closed.add("api"));

    parts.close();

    assertThat(closed).containsExactly("api", "stream", "broker");
  }

  @Test
  void shouldCloseAllEvenWhenSomeFail() {
    parts.add(() -> closed.add("broker"));
    parts.add(
        () -> {
          throw new IllegalStateException("does not stop");
        });
    parts.add(() -> closed.add("stream"));
    parts.add(
        () -> {
          throw new Exception("does not stop either");
        });

    parts.close();

    assertThat(closed).containsExactly("stream", "broker");
  }

  @Test
  void shouldCloseEveryPartOnce() {
    parts.add(() -> closed.add("broker"));

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("broker");
  }

  @Test
  void shouldHandBackThePartThatIsAdded() {
    AutoCloseable part = () -> closed.add("broker");

    assertThat(parts.add(part)).isSameAs(part);
  }
}
