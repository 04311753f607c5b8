package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.pipeline.StandardLoad;
import dev.foretaste.cli.bench.pipeline.Workload;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.schema.OrderPlaced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Ends the first instance of a group, and asks and orders at once. Without copies it is started
 * again at once; with copies the other instance is left alone. Not thread-safe.
 */
final class RestoreBench {
  /** Enough that no partition is likely to be without. */
  private static final int PROBES = 60;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServiceGroup group;
  private final int standbys;
  private final CommittedPredictions predictions;
  private final FirstOrders firstOrders;
  private long probes;

  /** Of a group of one instance without copies, or of two with them. */
  RestoreBench(ServiceGroup group, int standbys, CommittedPredictions predictions) {
    this.group = group;
    this.standbys = standbys;
    this.predictions = predictions;
    firstOrders = new FirstOrders(group);
  }

  /** Lets more customers order for the first time, until there are so many. */
  void grow(long to) {
    firstOrders.growTo(to);
    awaitAll();
  }

  /**
   * Kills the first instance and waits until reads and orders are answered again. Without copies
   * this can be done once more.
   */
  RestoreResult.Row kill() throws IOException, InterruptedException {
    return measure("kill -9", ServiceProcess::kill);
  }

  /** The same, but the instance is asked to stop, and has the time to. */
  RestoreResult.Row stop() throws IOException, InterruptedException {
    return measure("stop", ServiceProcess::close);
  }

  @FunctionalInterface
  private interface End {
    void of(ServiceProcess victim) throws InterruptedException;
  }

  private RestoreResult.Row measure(String how, End end) throws IOException, InterruptedException {
    ServiceProcess victim = group.services().get(0);
    URI asked = group.services().get(standbys == 0 ? 0 : 1).base();
    long stateMib = victim.stateMib();
    List<OrderPlaced> orders = probes();
    long start = System.nanoTime();
    end.of(victim);
    if (standbys == 0) {
      victim.start();
    }
    CompletableFuture<Long> reads =
        CompletableFuture.supplyAsync(() -> untilAnswered(asked, orders, start));
    group.send(orders);
    awaitAll();
    long ordersMs = millisSince(start);
    try {
      long readsMs = reads.join();
      return new RestoreResult.Row(
          how, standbys, firstOrders.customers(), stateMib, readsMs, ordersMs);
    } catch (CompletionException e) {
      throw new FailureException("the customers could not be read: " + e.getCause(), e);
    } finally {
      if (standbys == 0) {
        victim.awaitReady();
      }
    }
  }

  private void awaitAll() {
    predictions.await(firstOrders.customers() + probes);
  }

  private List<OrderPlaced> probes() {
    Workload known = StandardLoad.of((int) firstOrders.customers());
    List<OrderPlaced> orders =
        IntStream.range(0, PROBES)
            .mapToObj(probe -> known.order(FirstOrders.MOST_CUSTOMERS + probes + probe))
            .toList();
    probes += PROBES;
    return orders;
  }

  private long untilAnswered(URI asked, List<OrderPlaced> orders, long start) {
    for (OrderPlaced order : orders) {
      URI prediction = asked.resolve("/v1/customers/" + order.getCustomerId() + "/prediction");
      while (!isAnswered(prediction)) {
        if (System.nanoTime() - start > LIMIT_NANOS) {
          throw new FailureException("no answer from " + prediction + " for five minutes");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    return millisSince(start);
  }

  private boolean isAnswered(URI prediction) {
    HttpRequest request = HttpRequest.newBuilder(prediction).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("stopped while a customer was read", e);
    }
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
