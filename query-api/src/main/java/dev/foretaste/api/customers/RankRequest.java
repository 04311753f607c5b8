package dev.foretaste.api.customers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.json.JsonFields;
import dev.foretaste.api.json.StrictJson;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request to rank.
 *
 * @param items what to rank; empty to be suggested something
 * @param basket what the customer has chosen already
 * @param k most items to suggest
 */
record RankRequest(Optional<List<String>> items, List<String> basket, AskedContext context, int k) {
  static final int MAX_ITEMS = 200;
  private static final int DEFAULT_K = 10;
  private static final StrictJson JSON = new StrictJson("request");

  /**
   * Reads a body.
   *
   * @throws ProblemException when it is no such request
   */
  static RankRequest read(byte[] body) {
    JsonNode tree = JSON.parse(body);
    if (!tree.isObject()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_RANK_REQUEST,
              "The body must be one JSON object, such as {\"basket\": [\"margherita\"]}"));
    }
    List<FieldFault> faults = new ArrayList<>();
    JsonFields fields = new JsonFields(tree, "", faults);
    Optional<List<String>> items = fields.optionalIds("items", MAX_ITEMS);
    Optional<List<String>> basket = fields.optionalIds("basket", MAX_ITEMS);
    Optional<String> store = fields.optionalId("store");
    Optional<String> channel = fields.optionalId("channel");
    var at = fields.optionalTime("at");
    int k = fields.optionalInteger("k").orElse(DEFAULT_K);
    fields.refuseOthers();
    if (k < 1 || k > PredictionResource.MAX_K) {
      faults.add(new FieldFault("k", "k must be 1 to " + PredictionResource.MAX_K));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_RANK_REQUEST, faults));
    }
    return new RankRequest(
        items, basket.orElse(List.of()), new AskedContext(store, channel, at), k);
  }
}
