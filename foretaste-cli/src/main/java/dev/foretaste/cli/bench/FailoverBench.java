package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.simulator.SimulatorRunner;
import dev.foretaste.client.ApiException;
import dev.foretaste.client.ForetasteClient;
import dev.foretaste.client.Prediction;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * A client reads customers in a loop while one instance after the other is killed and comes back.
 */
final class FailoverBench {
  private static final int SIMULATED = 400;
  private static final int CUSTOMERS = 200;
  private static final double ORDERS_PER_SECOND = 500;
  private static final long ORDERING_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Enough for an instance that is back to have copies again. */
  private static final long COPYING_NANOS = TimeUnit.SECONDS.toNanos(15);

  /** Longer than the group takes to notice that an instance has gone. */
  private static final long AWAY_NANOS = TimeUnit.SECONDS.toNanos(12);

  private static final long REST_LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long LIMIT_MINUTES = 10;

  private final ServiceGroup group;
  private final ForetasteClient client;
  private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
  private volatile Event latest = new Event("start", System.nanoTime());
  private String longest = "";
  private long wrong;
  private long unknown;
  private long failures;
  private long copies;
  private long older;

  /** What was done to an instance last. */
  private record Event(String name, long atNanos) {
    static Event now(String name) {
      return new Event(name, System.nanoTime());
    }

    String before(long nanos) {
      return "%.1f s after %s".formatted((nanos - atNanos) / 1e9, name);
    }
  }

  /** Reads of this group. */
  FailoverBench(ServiceGroup group) {
    this.group = group;
    client = new ForetasteClient(group.bases().toArray(URI[]::new));
  }

  /** Kills so many times, each instance in its turn. */
  FailoverResult run(int kills) throws IOException, InterruptedException {
    try (SimulatorRunner running = group.order(ORDERS_PER_SECOND)) {
      LiveService.pass(ORDERING_NANOS);
    }
    group.awaitProcessed();
    LiveService.pass(SETTLE_NANOS);
    Map<String, Prediction> expected = atRest();
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> read(expected, done));
    try {
      for (int i = 0; i < kills && !reading.isDone(); i++) {
        ServiceProcess victim = group.services().get(i % group.services().size());
        victim.kill();
        latest = Event.now("kill");
        LiveService.pass(AWAY_NANOS);
        victim.start();
        latest = Event.now("restart");
        victim.awaitReady();
        LiveService.pass(COPYING_NANOS);
      }
    } finally {
      done.set(true);
    }
    reading.orTimeout(LIMIT_MINUTES, TimeUnit.MINUTES).join();
    return new FailoverResult(
        "failover",
        group.services().size(),
        kills,
        expected.size(),
        micros.getTotalCount(),
        wrong,
        unknown,
        failures,
        copies,
        older,
        micros.getMaxValue() / 1e3,
        longest,
        micros.getValueAtPercentile(99) / 1e3);
  }

  /** The customers' predictions, once they do not change any more. */
  private Map<String, Prediction> atRest() {
    long giveUpAt = System.nanoTime() + REST_LIMIT_NANOS;
    Map<String, Prediction> before = Map.of();
    Map<String, Prediction> now = known();
    while (now.size() < CUSTOMERS || !revisions(now).equals(revisions(before))) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new FailureException("the customers' predictions did not come to rest");
      }
      LiveService.pass(SETTLE_NANOS);
      before = now;
      now = known();
    }
    return now;
  }

  private Map<String, Prediction> known() {
    Map<String, Prediction> known = new TreeMap<>();
    for (int i = 0; i < SIMULATED && known.size() < CUSTOMERS; i++) {
      String id = "sim-%04d".formatted(i);
      client.prediction(id).ifPresent(prediction -> known.put(id, prediction));
    }
    return known;
  }

  private static List<String> revisions(Map<String, Prediction> predictions) {
    return predictions.values().stream().map(Prediction::revision).toList();
  }

  private void read(Map<String, Prediction> expected, AtomicBoolean done) {
    List<String> ids = List.copyOf(expected.keySet());
    for (int i = 0; !done.get(); i = (i + 1) % ids.size()) {
      long begun = System.nanoTime();
      Event before = latest;
      try {
        check(expected.get(ids.get(i)), client.prediction(ids.get(i)));
      } catch (ApiException e) {
        failures++;
      }
      long waited = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
      longest = waited > micros.getMaxValue() ? before.before(begun) : longest;
      micros.recordValue(waited);
    }
  }

  private void check(Prediction expected, Optional<Prediction> answer) {
    if (answer.isEmpty()) {
      unknown++;
      return;
    }
    copies += answer.get().lag().isPresent() ? 1 : 0;
    boolean isCurrent = answer.get().revision().equals(expected.revision());
    if (!isCurrent && answer.get().lag().isPresent()) {
      older++;
    } else if (!isCurrent || !answer.get().items().equals(expected.items())) {
      wrong++;
    }
  }
}
