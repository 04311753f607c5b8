package dev.foretaste.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Asks Foretaste. Any instance answers for every customer; with several base URIs, the next one is
 * asked when one does not answer. Thread-safe; keep one for the life of the application.
 */
public final class ForetasteClient {
  /** Time a call may take unless another is chosen, besides what it waits for an order. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private static final String UNKNOWN_CUSTOMER = "urn:foretaste:problem:unknown-customer";

  private final ObjectMapper json = new ObjectMapper();
  private final Exchange exchange;

  /** A client of these instances, for example {@code http://localhost:8080}. */
  public ForetasteClient(URI... bases) {
    this(List.of(bases), DEFAULT_TIMEOUT);
  }

  /** A client of these instances whose calls take no longer than this. */
  public ForetasteClient(List<URI> bases, Duration timeout) {
    this(new Exchange(new Instances(bases), timeout, Optional.empty()));
  }

  private ForetasteClient(Exchange exchange) {
    this.exchange = exchange;
  }

  /** The same, which shows this API key. */
  public ForetasteClient withKey(String token) {
    return new ForetasteClient(exchange.withKey(token));
  }

  /**
   * What a customer will order next; empty for one who never ordered.
   *
   * @throws ApiException when there is no answer, or it is another problem
   */
  public Optional<Prediction> prediction(String customerId, ReadOptions options) {
    HttpResponse<byte[]> response =
        exchange.send(
            "GET",
            "/v1/customers/" + encode(customerId) + "/prediction" + query(options.query()),
            Optional.empty(),
            Duration.ofMillis(options.waitMs()));
    JsonNode body = tree(response);
    if (response.statusCode() == 404 && UNKNOWN_CUSTOMER.equals(body.path("type").asText())) {
      return Optional.empty();
    }
    return Optional.of(prediction(checked(response, body), lag(response)));
  }

  /** What a customer will order next, with the server's defaults. */
  public Optional<Prediction> prediction(String customerId) {
    return prediction(customerId, ReadOptions.DEFAULT);
  }

  /**
   * Hands an order in; returns when Kafka has it. May be called again with the same order.
   *
   * @throws ApiException when it was refused, or nobody confirmed it in time
   */
  public Receipt place(Order order) {
    HttpResponse<byte[]> response =
        exchange.send("POST", "/v1/orders", Optional.of(bytes(tree(order))), Duration.ZERO);
    JsonNode body = checked(response, tree(response));
    return new Receipt(
        body.get("orderId").asText(),
        body.get("position").asText(),
        body.get("duplicate").asBoolean());
  }

  private ObjectNode tree(Order order) {
    ObjectNode tree = json.createObjectNode();
    tree.put("orderId", order.orderId()).put("customerId", order.customerId());
    tree.put("storeId", order.storeId()).put("channel", order.channel());
    tree.put("eventTime", order.eventTime().toString()).put("currency", order.currency());
    tree.set("lines", json.valueToTree(order.lines()));
    return tree;
  }

  private static Prediction prediction(JsonNode body, OptionalLong lag) {
    List<Prediction.Item> items = new ArrayList<>();
    body.path("items")
        .forEach(
            item ->
                items.add(
                    new Prediction.Item(
                        item.get("itemId").asText(),
                        item.get("rank").asInt(),
                        item.get("score").asDouble(),
                        item.get("probability").asDouble())));
    return new Prediction(
        body.get("customerId").asText(),
        body.get("predictionId").asText(),
        body.get("revision").asText(),
        body.get("orderNumber").asLong(),
        Instant.parse(body.get("asOf").asText()),
        body.get("modelVersion").asText(),
        List.copyOf(items),
        lag);
  }

  private static OptionalLong lag(HttpResponse<byte[]> response) {
    return response.headers().firstValueAsLong("Foretaste-Lag");
  }

  private static JsonNode checked(HttpResponse<byte[]> response, JsonNode body) {
    if (response.statusCode() / 100 == 2) {
      return body;
    }
    throw new ApiException(
        response.statusCode(),
        body.path("type").asText(),
        body.path("field").asText(),
        body.path("detail").asText("HTTP status " + response.statusCode()),
        null);
  }

  private JsonNode tree(HttpResponse<byte[]> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new ApiException(
          response.statusCode(), "", "", "the answer is no JSON; is this Foretaste's API?", e);
    }
  }

  private byte[] bytes(JsonNode tree) {
    try {
      return json.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String query(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
