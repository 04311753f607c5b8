package dev.foretaste.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.bench.QueriesResult.Comparison;
import dev.foretaste.cli.bench.QueriesResult.Run;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesCommandTest {
  @ParameterizedTest
  @CsvSource({
    "--rate, 0",
    "--orders, 20000",
    "--runs, 0",
    "--kills, 0",
    "--seconds, -1",
    "--warm-up, 0"
  })
  void shouldRefuseWhatCannotBeMeasured(String option, String value) {
    CommandLineRun run = CommandLineRun.of("bench", "queries", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }

  @ParameterizedTest
  @CsvSource({"--times, 1", "--seconds, 0", "--batch, 1001", "--max-concurrent, -1"})
  void shouldRefuseWhatIsNoOverload(String option, String value) {
    CommandLineRun run = CommandLineRun.of("bench", "overload", option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(option);
  }

  @Test
  void shouldCompareMediansWithAndWithoutOrders() {
    Comparison comparison =
        Comparison.of(
            List.of(
                new Run(false, 1, 2, 0),
                new Run(true, 2, 9, 1),
                new Run(false, 3, 4, 0),
                new Run(true, 1, 6, 0),
                new Run(false, 2, 3, 0),
                new Run(true, 3, 7, 2)));

    assertThat(comparison.idle()).isEqualTo(new QueriesResult.Figures(2, 3, 0));
    assertThat(comparison.loaded()).isEqualTo(new QueriesResult.Figures(2, 7, 3));
    assertThat(comparison.p99Ratio()).isEqualTo(7.0 / 3);
  }

  /** A client that waits for answers before it asks again would wait for ever here. */
  @Test
  void shouldSendWhatIsDueThoughNothingHasBeenAnswered() throws Exception {
    int requests = 20;
    CountDownLatch arrived = new CountDownLatch(requests);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), requests);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          arrived.countDown();
          try {
            arrived.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(arrived.getCount() == 0 ? 200 : 500, -1);
          exchange.close();
        });
    server.start();
    HttpLoad.Call call =
        new HttpLoad.Call(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Optional.empty());

    try (OpenLoop clients = new OpenLoop(requests)) {
      OpenLoop.Measured measured = clients.run(i -> call, 200, 0.1);

      assertThat(measured.failures()).isZero();
      assertThat(measured.micros().getTotalCount()).isEqualTo(requests);
      assertThat(measured.p99Ms()).isGreaterThanOrEqualTo(measured.p50Ms());
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
