package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.api.routing.InternalSecret;
import dev.foretaste.api.routing.KeyDirectory;
import dev.foretaste.api.routing.Keys;
import dev.foretaste.api.routing.Routing;
import dev.foretaste.schema.QualitySums;
import dev.foretaste.topology.overview.Overviews.QualityCell;
import dev.foretaste.topology.query.CustomerLookup;
import dev.foretaste.topology.query.KeyHosts;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances; customers of the one are asked of the other. */
class RoutingTest {
  private static final String ANNA = "/v1/customers/anna%2F1/prediction";

  private final InternalSecret secret = InternalSecret.random();
  private final CustomersInMemory copies = new CustomersInMemory();
  private OptionalLong lag = OptionalLong.empty();
  private KeyHosts hosts = KeyHosts.NONE;
  private final Map<String, KeyHosts> hostsOfOthers = new HashMap<>();
  private ApiUnderTest keeper;
  private ApiUnderTest asked;

  @BeforeEach
  void start() {
    keeper =
        new ApiUnderTest(state -> new Routing(state, KeyDirectory.alone(), Optional.of(secret)));
    asked =
        new ApiUnderTest(state -> new Routing(copiesOf(state), directory(), Optional.of(secret)));
    keeper.customers.process(
        Orders.order("anna/1", "o-1", "2026-01-05T18:30:00Z", "margherita"), 2, 1);
    asked.customers.answer("anna/1", new CustomerLookup.Elsewhere("127.0.0.1", keeper.port()));
    asked.customers.answer("nobody", new CustomerLookup.Elsewhere("127.0.0.1", keeper.port()));
    hosts = active(keeper.port());
  }

  @AfterEach
  void stop() {
    keeper.close();
    asked.close();
  }

  @Test
  void shouldAnswerAsTheInstanceThatKeepsTheCustomer() {
    HttpResponse<String> direct = keeper.get(ANNA + "?k=3");
    HttpResponse<String> forwarded = asked.get(ANNA + "?k=3");

    assertThat(direct.statusCode()).isEqualTo(200);
    assertThat(forwarded.statusCode()).isEqualTo(200);
    assertThat(forwarded.body()).isEqualTo(direct.body());
    assertThat(forwarded.headers().firstValue("Content-Type"))
        .isEqualTo(direct.headers().firstValue("Content-Type"));
  }

  @Test
  void shouldHandOnWhatIsWrongWithARequest() {
    assertThat(asked.get("/v1/customers/nobody/prediction").statusCode()).isEqualTo(404);
    HttpResponse<String> refused = asked.postJson("/v1/customers/anna%2F1/rank", "{\"k\":0}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(asked.json(refused).get("field").asText()).isEqualTo("k");
    assertThat(asked.get(ANNA + "?maxLag=-1").statusCode()).isEqualTo(400);
    assertThat(asked.send("GET", ANNA, noBody(), "Request-Timeout", "soon").statusCode())
        .isEqualTo(400);
  }

  @Test
  void shouldAnswerFromACopyWhileTheKeeperIsAway() {
    copies.process(Orders.order("anna/1", "o-1", "2026-01-05T18:30:00Z", "margherita"), 2, 1);
    String right = keeper.get(ANNA).body();
    keeper.close();
    lag = OptionalLong.of(7);

    HttpResponse<String> response = asked.get(ANNA);
    HttpResponse<String> tooOld = asked.get(ANNA + "?maxLag=6");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(right);
    assertThat(response.headers().firstValue("Foretaste-Lag")).hasValue("7");
    assertThat(tooOld.statusCode()).isEqualTo(503);
    assertThat(tooOld.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void shouldNotTakeACopysWordThatACustomerIsUnknown() {
    keeper.close();
    lag = OptionalLong.of(1);

    assertThat(asked.get("/v1/customers/nobody/prediction").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldAskAllInstancesOfABatchAtTheSameTime() throws InterruptedException {
    ApiUnderTest other =
        new ApiUnderTest(state -> new Routing(state, KeyDirectory.alone(), Optional.of(secret)));
    try (other) {
      other.customers.process(Orders.order("bob", "o-1", "2026-01-05T18:30:00Z", "cola"), 2, 1);
      asked.customers.answer("bob", new CustomerLookup.Elsewhere("127.0.0.1", other.port()));
      hostsOfOthers.put("bob", active(other.port()));
      CyclicBarrier together = new CyclicBarrier(2);
      keeper.customers.disturbance = () -> meet(together);
      other.customers.disturbance = () -> meet(together);

      HttpResponse<String> response =
          asked.send(
              "POST",
              "/v1/predictions/batch?k=1",
              BodyPublishers.ofString("{\"customerIds\":[\"anna/1\",\"bob\"]}"),
              "Content-Type",
              "application/json",
              "Request-Timeout",
              "60000");

      assertThat(asked.json(response).get("results").findValuesAsText("status"))
          .containsExactly("200", "200");
    }
  }

  /** Passes when the other does the same; who waits in vain makes the lookup fail. */
  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldGatherTheFiguresOfAllPartitions() {
    Instant hour = ApiUnderTest.NOW;
    keeper.overviews.partition = 1;
    keeper.overviews.quality.add(new QualityCell("v1", hour, new QualitySums(3L, 1.0, 1.0, 2L)));
    asked.overviews.quality.add(new QualityCell("v1", hour, new QualitySums(1L, 1.0, 1.0, 1L)));

    HttpResponse<String> whole = asked.get("/v1/quality?hours=1");
    keeper.close();
    HttpResponse<String> half = asked.get("/v1/quality?hours=1");

    assertThat(asked.json(whole).at("/windows/0/total/orders").asInt()).isEqualTo(4);
    assertThat(half.statusCode()).isEqualTo(503);
    assertThat(half.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void shouldLetNobodyInWithoutTheSecret() {
    for (String part : List.of("active", "copy")) {
      assertThat(keeper.get("/internal/" + part + ANNA).statusCode()).isEqualTo(403);
    }
    assertThat(
            keeper
                .send("GET", "/internal/active" + ANNA, noBody(), "Foretaste-Internal-Secret", "x")
                .statusCode())
        .isEqualTo(403);
    assertThat(keeper.get("/openapi.json").body()).doesNotContain("/internal/");
  }

  private static BodyPublisher noBody() {
    return BodyPublishers.noBody();
  }

  private static KeyHosts active(int port) {
    return new KeyHosts(Optional.of(new HostInfo("127.0.0.1", port)), List.of());
  }

  private StateReaders copiesOf(StateReaders state) {
    return new StateReaders(copies, copies::history, copies::scores, state.menu(), copies);
  }

  private KeyDirectory directory() {
    return new KeyDirectory() {
      @Override
      public KeyHosts hostsOf(Keys keys, String key) {
        return hostsOfOthers.getOrDefault(key, hosts);
      }

      @Override
      public OptionalLong lag(Keys keys, String key) {
        return lag;
      }

      @Override
      public List<HostInfo> others() {
        return hosts.active().stream().toList();
      }

      @Override
      public int partitions() {
        return 2;
      }
    };
  }
}
