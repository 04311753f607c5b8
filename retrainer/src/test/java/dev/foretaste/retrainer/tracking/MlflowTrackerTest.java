package dev.foretaste.retrainer.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publication.Candidate;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.schema.ModelVerdict;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MlflowTrackerTest {
  private static final String RUN =
      "{\"run\":{\"info\":{\"run_id\":\"r1\",\"run_uuid\":\"r1\",\"experiment_id\":\"7\","
          + "\"artifact_uri\":\"mlflow-artifacts:/7/r1/artifacts\"}}}";

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CollectorRegistry metrics = new CollectorRegistry();
  private HttpServer server;
  private boolean broken;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void shouldLogARunWithParametersMetricsAndTheBundle() {
    track(publication(Map.of("recall@10", 0.25)));

    assertThat(calls)
        .anyMatch(call -> call.startsWith("POST /api/2.0/mlflow/experiments/create"))
        .anyMatch(call -> call.startsWith("POST /api/2.0/mlflow/runs/create"))
        .anyMatch(
            call ->
                call.startsWith("POST /api/2.0/mlflow/runs/log-batch")
                    && call.contains("recall_at_10")
                    && call.contains("\"eta\"")
                    && call.contains("rejected for a reason"))
        .anyMatch(call -> call.equals(put("booster.ubj", "tree bytes")))
        .anyMatch(call -> call.startsWith(put("manifest.json", "")))
        .anyMatch(call -> call.startsWith("POST /api/2.0/mlflow/runs/update"));
    assertThat(failures()).isZero();
  }

  @Test
  void shouldCountAFailureAndGoOn() {
    broken = true;

    track(publication(Map.of("recall@10", 0.25)));

    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void shouldLogNoRunWhenNothingWasTrained() {
    track(publication(Map.of()));

    assertThat(calls).isEmpty();
  }

  private void track(Publication publication) {
    String url = "http://localhost:" + server.getAddress().getPort();
    try (MlflowTracker tracker = new MlflowTracker(url, metrics)) {
      tracker.judged(publication);
    }
  }

  private double failures() {
    return metrics.getSampleValue("foretaste_mlflow_failures_total");
  }

  private static String put(String name, String body) {
    return "PUT /api/2.0/mlflow-artifacts/artifacts/7/r1/artifacts/%s %s".formatted(name, body);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    calls.add("%s %s %s".formatted(exchange.getRequestMethod(), path, body));
    String reply = "{}";
    int status = broken ? 400 : 200;
    if (path.endsWith("get-by-name")) {
      status = 404;
      reply = "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"no\"}";
    } else if (path.endsWith("experiments/create")) {
      reply = "{\"experiment_id\":\"7\"}";
    } else if (path.endsWith("runs/create")) {
      reply = RUN;
    }
    byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Publication publication(Map<String, Double> metrics) {
    ModelVerdict verdict =
        new ModelVerdict(
            "v2",
            false,
            List.of("rejected for a reason"),
            List.of(),
            10L,
            metrics,
            List.of(),
            1L,
            "strict",
            "passed");
    byte[] trees = "tree bytes".getBytes(StandardCharsets.UTF_8);
    ModelBundle manifest =
        new ModelBundle(
            "v2",
            "xgboost",
            0L,
            List.of(),
            List.of(new BundleSection("trees", "v2", 1, (long) trees.length, "")),
            metrics,
            new ModelLineage(
                null, 0L, 0L, List.of(), 0L, 0L, "all", Map.of("eta", "0.3"), "test", 0L),
            "trained",
            "v2",
            0L,
            0L);
    ModelBundleChunk chunk = new ModelBundleChunk("v2", "trees", 0, 1, ByteBuffer.wrap(trees));
    return new Publication(
        verdict,
        Optional.empty(),
        Optional.of(new Candidate(new PackedBundle(List.of(chunk), manifest), List.of())));
  }
}
