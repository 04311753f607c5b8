package dev.foretaste.api;

import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import io.javalin.config.RoutesConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a newcomer what there is. */
final class IndexResource implements Resource {
  /**
   * What each endpoint does, by "METHOD path?parameter=&amp;…"; the OpenAPI document is made of it.
   */
  static Map<String, String> endpoints() {
    Map<String, String> endpoints = new LinkedHashMap<>();
    endpoints.put(
        "GET /v1/customers/{id}/prediction?k=&store=&channel=&at=&after=&wait=&committed="
            + "&explain=&lang=&maxLag=",
        "what the customer will order next, best first");
    endpoints.put(
        "GET /v1/customers/{id}/predictions?limit=&cursor=&k=&maxLag=", "the latest predictions");
    endpoints.put(
        "POST /v1/customers/{id}/rank?explain=&lang=&maxLag=",
        "rank items, or what goes with a basket");
    endpoints.put(
        "GET /v1/orders/{orderId}/score?customer=&explain=&lang=&maxLag=",
        "what was expected of the order");
    endpoints.put("GET /v1/customers/{id}/profile?maxLag=", "what is known of the customer");
    endpoints.put(
        "GET /v1/customers/{id}/satisfaction?maxLag=", "what the customer said, summed up");
    endpoints.put(
        "DELETE /v1/customers/{id}?wait=", "forget the customer; later orders are a stranger's");
    endpoints.put(
        "GET /v1/satisfaction?store=&from=&to=", "what customers said, by store and month");
    endpoints.put("GET /v1/models/current", "the model that answers, its quality, its lineage");
    endpoints.put("GET /v1/models", "the model versions that are there");
    endpoints.put("GET /v1/models/{version}", "one version: sections, lineage, verdicts");
    endpoints.put("GET /v1/models/verdicts", "how challengers were judged, the latest first");
    endpoints.put("GET /v1/models/experiments", "versions tried on live orders");
    endpoints.put("GET /v1/models/experiments/{id}", "how both arms of an experiment did");
    endpoints.put("POST /v1/models/experiments", "try a version on live orders");
    endpoints.put("POST /v1/models/experiments/stop", "end the experiment that goes on");
    endpoints.put("POST /v1/models/{version}/promote", "make a version champion");
    endpoints.put("POST /v1/models/rollback", "make the champion before champion again");
    endpoints.put("POST /v1/models/train", "ask for a challenger now");
    endpoints.put("POST /v1/predictions/batch?k=&maxLag=", "predictions of up to 1,000 customers");
    endpoints.put("POST /v1/orders/batch", "hand in up to 1,000 orders");
    endpoints.put("POST /v1/orders", "hand in an order; idempotent by orderId");
    endpoints.put(
        "POST /v1/feedback", "say how an order or prediction was; idempotent by feedbackId");
    endpoints.put("GET /v1/menu", "what is on the menu");
    endpoints.put("PUT /v1/menu/{itemId}", "put an item on the menu, or change it");
    endpoints.put("DELETE /v1/menu/{itemId}", "take an item off the menu");
    endpoints.put("GET /v1/menu/trending?k=&store=", "items whose share of orders grows");
    endpoints.put("GET /v1/quality?hours=", "how predictions did lately, by model version");
    endpoints.put(
        "GET /v1/demand?store=&horizon=&k=", "what will be ordered in the next hours, by item");
    endpoints.put("GET /v1/menu/{itemId}/similar?k=&relation=", "items that go with one");
    endpoints.put("GET /v1/stream/predictions", "predictions as they come: server-sent events");
    endpoints.put("GET /v1/stream/orders", "orders as they come: server-sent events");
    endpoints.put("GET /health/live", "whether the process lives");
    endpoints.put(
        "GET /health/ready",
        "whether state is restored and a scorer is loaded; what it does without");
    endpoints.put("GET /metrics", "metrics for Prometheus");
    endpoints.put("GET /openapi.json", "this API as an OpenAPI 3.1 document");
    endpoints.put("GET /docs", "the same for people, with Swagger UI");
    return endpoints;
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(new Route("GET", "/"), Answer.anyJson());
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Map<String, Object> index = Map.of("name", "Foretaste", "endpoints", endpoints());
    Resource.addRead(routes, "/", ctx -> ctx.json(index));
  }
}
