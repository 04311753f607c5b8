package dev.foretaste.retrainer.tracking;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.serde.AvroJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Uploads through a tracking server that proxies artifacts (the default of {@code mlflow server}).
 * The Java client can only upload with MLflow's Python command installed. Thread-safe.
 */
final class MlflowArtifacts {
  private static final String PROXIED = "mlflow-artifacts:";
  private static final String ENDPOINT = "/api/2.0/mlflow-artifacts/artifacts";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int SUCCESS = 2;

  private final String url;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

  MlflowArtifacts(String url) {
    this.url = url.replaceAll("/+$", "");
  }

  /**
   * Uploads manifest.json and every section, the trees as booster.ubj.
   *
   * @param artifactUri of the run
   * @throws IOException when the server does not take them
   */
  void upload(String artifactUri, PackedBundle bundle) throws IOException, InterruptedException {
    if (!artifactUri.startsWith(PROXIED)) {
      throw new IOException(
          "artifacts live at %s; start the server with --serve-artifacts".formatted(artifactUri));
    }
    String path = URI.create(artifactUri).getPath();
    ModelBundle manifest = bundle.manifest();
    put(path + "/manifest.json", AvroJson.of(ModelBundle.class).encode(manifest));
    for (BundleSection section : manifest.getSections()) {
      String name = section.getName();
      put(
          path + "/" + (name.equals("trees") ? "booster.ubj" : name + ".avro"),
          bytes(bundle, name));
    }
  }

  private static byte[] bytes(PackedBundle bundle, String section) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (ModelBundleChunk chunk : bundle.chunks()) {
      if (chunk.getSection().equals(section)) {
        ByteBuffer piece = chunk.getBytes().duplicate();
        byte[] copy = new byte[piece.remaining()];
        piece.get(copy);
        bytes.writeBytes(copy);
      }
    }
    return bytes.toByteArray();
  }

  private void put(String path, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + ENDPOINT + path))
            .timeout(LIMIT)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status / 100 != SUCCESS) {
      throw new IOException("PUT %s answered %d".formatted(path, status));
    }
  }
}
