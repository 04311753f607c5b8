package dev.foretaste.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final AtomicLong now = new AtomicLong();
  private final Admission admission = new Admission(2, 4, now::get);

  @Test
  void shouldTakeInNoMoreThanCanBeComputed() {
    Admission.Ticket first = admission.enter().orElseThrow();
    admission.enter().orElseThrow();

    assertThat(admission.enter()).isEmpty();
    first.close();
    assertThat(admission.enter()).isPresent();
    assertThat(admission.enter()).isEmpty();
  }

  @Test
  void shouldLetThoseWhoWaitMakeRoomUntilThereAreNoThreads() {
    admission.enter().orElseThrow();
    admission.enter().orElseThrow();
    now.addAndGet(Admission.COMPUTING_NANOS);

    Optional<Admission.Ticket> third = admission.enter();
    assertThat(third).isPresent();
    assertThat(admission.enter()).isPresent();
    now.addAndGet(Admission.COMPUTING_NANOS);
    assertThat(admission.enter()).isEmpty();
    third.get().close();
    assertThat(admission.enter()).isPresent();
  }

  @Test
  void shouldBeEmptyAgainWhateverHappened() {
    Random random = new Random(7);
    Deque<Admission.Ticket> inside = new ArrayDeque<>();
    for (int i = 0; i < 10_000; i++) {
      now.addAndGet(random.nextInt((int) Admission.COMPUTING_NANOS));
      if (random.nextBoolean()) {
        admission.enter().ifPresent(random.nextBoolean() ? inside::addFirst : inside::addLast);
      } else if (!inside.isEmpty()) {
        inside.removeFirst().close();
      }
      assertThat(inside).hasSizeLessThanOrEqualTo(4);
    }
    inside.forEach(Admission.Ticket::close);

    assertThat(admission.enter()).isPresent();
    assertThat(admission.enter()).isPresent();
    assertThat(admission.enter()).isEmpty();
  }
}
