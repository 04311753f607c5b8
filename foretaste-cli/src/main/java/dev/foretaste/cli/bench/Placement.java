package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Which simulated customers an instance keeps itself, and which another one does.
 *
 * @param kept ids of those it answers about by itself
 * @param elsewhere ids of those it asks another instance about
 */
record Placement(List<String> kept, List<String> elsewhere) {
  private static final int CUSTOMERS = 400;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);

  /**
   * Asks an instance for each customer, until most have ordered and both kinds are there.
   *
   * @param secret that instances show each other
   */
  static Placement at(URI instance, String secret) throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    Placement placement = look(instance, secret);
    while (!placement.isSpread()) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new FailureException(
            "the customers are not spread over the instances: %d here, %d elsewhere"
                .formatted(placement.kept().size(), placement.elsewhere().size()));
      }
      LiveService.pass(TimeUnit.SECONDS.toNanos(1));
      placement = look(instance, secret);
    }
    return placement;
  }

  private boolean isSpread() {
    return !kept.isEmpty()
        && !elsewhere.isEmpty()
        && kept.size() + elsewhere.size() >= CUSTOMERS / 2;
  }

  private static Placement look(URI instance, String secret)
      throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    List<String> kept = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (String customer : IntStream.range(0, CUSTOMERS).mapToObj(Placement::id).toList()) {
      String path = "/v1/customers/" + customer + "/prediction";
      HttpRequest anywhere = HttpRequest.newBuilder(instance.resolve(path)).build();
      HttpRequest here =
          HttpRequest.newBuilder(instance.resolve("/internal/active" + path))
              .header("Foretaste-Internal-Secret", secret)
              .build();
      // A customer who has not ordered yet is asked about nowhere.
      if (status(http, anywhere) == 200) {
        (status(http, here) == 200 ? kept : elsewhere).add(customer);
      }
    }
    return new Placement(kept, elsewhere);
  }

  private static int status(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String id(int number) {
    return "sim-%04d".formatted(number);
  }
}
