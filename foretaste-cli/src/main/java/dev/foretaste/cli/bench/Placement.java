package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.FailureException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which simulated customers an instance keeps itself, and which another one does.
 *
 * @param kept ids of those it answers about by itself
 * @param elsewhere ids of those it asks another instance about
 */
record Placement(List<String> kept, List<String> elsewhere) {
  private static final int CUSTOMERS = 400;

  /**
   * Asks an instance for each customer.
   *
   * @param secret that instances show each other
   */
  static Placement at(URI instance, String secret) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    List<String> kept = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    for (String customer : IntStream.range(0, CUSTOMERS).mapToObj(Placement::id).toList()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  instance.resolve("/internal/active/v1/customers/" + customer + "/prediction"))
              .header("Foretaste-Internal-Secret", secret)
              .build();
      switch (http.send(request, BodyHandlers.discarding()).statusCode()) {
        case 200 -> kept.add(customer);
        case 421 -> elsewhere.add(customer);
        default -> {
          // A customer who has not ordered yet is asked about nowhere.
        }
      }
    }
    if (kept.isEmpty() || elsewhere.isEmpty()) {
      throw new FailureException("the customers are not spread over the instances");
    }
    return new Placement(kept, elsewhere);
  }

  private static String id(int number) {
    return "sim-%04d".formatted(number);
  }
}
