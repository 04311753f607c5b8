package dev.foretaste.cli.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderPlaced;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatorRunnerTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final SimulatedChain chain = new SimulatedChain(SimulatorSettings.standard(), NOW);
  private final BlockingQueue<OrderPlaced> sent = new LinkedBlockingQueue<>();

  @Test
  void shouldSendOrdersWithTheTimeOfTheClock() throws Exception {
    try (SimulatorRunner runner = SimulatorRunner.start(chain, sent::add, 1_000, CLOCK)) {
      OrderPlaced first = sent.poll(30, TimeUnit.SECONDS);
      OrderPlaced second = sent.poll(30, TimeUnit.SECONDS);

      assertThat(first.getEventTime()).isEqualTo(NOW.toEpochMilli());
      assertThat(second.getOrderId()).isNotEqualTo(first.getOrderId());
      assertThat(runner.sent()).isPositive();
    }
  }

  @Test
  void shouldSendNothingAfterClose() throws Exception {
    SimulatorRunner runner = SimulatorRunner.start(chain, sent::add, 10_000, CLOCK);
    assertThat(sent.poll(30, TimeUnit.SECONDS)).isNotNull();

    runner.close();
    sent.clear();

    assertThat(sent.poll(50, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void shouldGoOnWhenAnOrderCannotBeSent() throws Exception {
    OrderSender failsAtFirst =
        order -> {
          if (order.getOrderId().endsWith("-0")) {
            throw new IllegalStateException("broker is away");
          }
          sent.add(order);
        };

    try (SimulatorRunner runner = SimulatorRunner.start(chain, failsAtFirst, 1_000, CLOCK)) {
      assertThat(sent.poll(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void shouldRefuseRatesThatMakeNoSense() {
    for (double rate : new double[] {0, -1, Double.NaN, 10_001}) {
      assertThatThrownBy(() -> SimulatorRunner.start(chain, sent::add, rate, CLOCK))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("above 0");
    }
  }
}
