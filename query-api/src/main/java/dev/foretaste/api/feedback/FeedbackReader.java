package dev.foretaste.api.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.json.JsonFields;
import dev.foretaste.api.json.StrictJson;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads feedback from JSON as strictly as orders are read. Thread-safe. */
final class FeedbackReader {
  private static final Map<String, Sentiment> SENTIMENTS =
      Map.of(
          "negative", Sentiment.NEGATIVE,
          "neutral", Sentiment.NEUTRAL,
          "positive", Sentiment.POSITIVE);

  private final StrictJson json = new StrictJson("feedback");

  /**
   * Reads feedback; its values are not checked against their limits yet.
   *
   * @param body UTF-8
   * @throws ProblemException when the body is no feedback
   */
  FeedbackGiven read(byte[] body) {
    JsonNode tree = json.parse(body);
    if (!tree.isObject()) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_FEEDBACK, "The body must be one JSON object, feedback"));
    }
    List<FieldFault> faults = new ArrayList<>();
    FeedbackGiven feedback = feedback(new JsonFields(tree, "", faults));
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_FEEDBACK, faults));
    }
    return feedback;
  }

  private static FeedbackGiven feedback(JsonFields fields) {
    FeedbackGiven feedback =
        new FeedbackGiven(
            fields.text("feedbackId"),
            fields.text("customerId"),
            fields.optionalText("orderId").orElse(""),
            fields.optionalInteger("rating").orElse(0),
            fields.time("eventTime"),
            fields.optionalText("predictionId").orElse(""),
            fields.optionalChoice("sentiment", SENTIMENTS).orElse(Sentiment.NOT_GIVEN));
    fields.refuseOthers();
    return feedback;
  }
}
