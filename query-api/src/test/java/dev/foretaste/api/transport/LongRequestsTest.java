package dev.foretaste.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LongRequestsTest {
  private static final String BATCH = "/v1/predictions/batch";

  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger shed = new AtomicInteger();
  private final List<CompletableFuture<HttpResponse<String>>> inside = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void start() throws Exception {
    AdmissionHandler admission =
        new AdmissionHandler(8, 64, problem -> new byte[0], shed::incrementAndGet, () -> 0);
    admission.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            arrived.release();
            answer.await();
            callback.succeeded();
            return true;
          }
        });
    server.addConnector(connector);
    server.setHandler(admission);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    answer.countDown();
    inside.forEach(CompletableFuture::join);
    server.stop();
  }

  @Test
  void shouldLeaveRoomForShortRequestsWhenLongOnesAreTurnedAway() throws Exception {
    enter(BATCH);
    enter("/v1/customers/ann/prediction?explain=true");

    HttpResponse<String> third = client.send(request(BATCH), BodyHandlers.ofString());
    enter("/v1/customers/ann/prediction?k=3");

    assertThat(third.statusCode()).isEqualTo(503);
    assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(shed).hasValue(1);
  }

  /** Sends a request that stays inside until the end. */
  private void enter(String path) throws InterruptedException, IOException {
    inside.add(client.sendAsync(request(path), BodyHandlers.ofString()));
    assertThat(arrived.tryAcquire(30, TimeUnit.SECONDS)).as(path).isTrue();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + connector.getLocalPort() + path))
        .build();
  }
}
