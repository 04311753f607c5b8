package dev.foretaste.cli.simulator;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the orders of a simulated chain at a steady rate from a thread of its own, from
 * construction until it is closed.
 */
public final class SimulatorRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorRunner.class);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double MAX_RATE = 10_000;
  private static final long STOP_SECONDS = 10;

  private final SimulatedChain chain;
  private final OrderSender sender;
  private final Clock clock;
  private final AtomicLong sent = new AtomicLong();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "simulator");
            thread.setDaemon(true);
            return thread;
          });

  private SimulatorRunner(SimulatedChain chain, OrderSender sender, Clock clock) {
    this.chain = chain;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Starts to send.
   *
   * @param ordersPerSecond above 0, at most 10,000
   * @param clock gives the orders their event times
   */
  public static SimulatorRunner start(
      SimulatedChain chain, OrderSender sender, double ordersPerSecond, Clock clock) {
    if (!(ordersPerSecond > 0 && ordersPerSecond <= MAX_RATE)) {
      throw new IllegalArgumentException("orders per second must be above 0, at most 10000");
    }
    SimulatorRunner runner = new SimulatorRunner(chain, sender, clock);
    long period = (long) (SECOND / ordersPerSecond);
    runner.executor.scheduleAtFixedRate(runner::sendOne, 0, period, TimeUnit.NANOSECONDS);
    return runner;
  }

  /** How many orders the sender has taken. */
  public long sent() {
    return sent.get();
  }

  // The executor would silently drop the whole schedule if an exception left this method.
  private void sendOne() {
    try {
      sender.send(chain.next(clock.instant()));
      sent.incrementAndGet();
    } catch (RuntimeException e) {
      LOG.warn("a simulated order could not be sent; the simulation goes on", e);
    }
  }

  /** Returns when no more order will be sent. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the simulator's sender has not returned within {} s", STOP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
