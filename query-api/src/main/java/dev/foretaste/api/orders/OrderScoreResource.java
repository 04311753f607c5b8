package dev.foretaste.api.orders;

import dev.foretaste.api.explanation.AskedLanguage;
import dev.foretaste.api.explanation.Explained;
import dev.foretaste.api.explanation.ScoreExplanations;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.api.request.PathId;
import dev.foretaste.api.request.QueryParameters;
import dev.foretaste.api.routing.KeyedEndpoint;
import dev.foretaste.api.routing.KeyedResource;
import dev.foretaste.explanation.Language;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.state.StateStores;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The endpoint that tells what was expected of an order. */
public final class OrderScoreResource implements KeyedResource {
  private final OrderScoreReader scores;
  private final ExampleReader examples;
  private final ScoreExplanations explanations;

  /** An endpoint that answers from these readers. */
  public OrderScoreResource(
      OrderScoreReader scores, ExampleReader examples, ScoreExplanations explanations) {
    this.scores = scores;
    this.examples = examples;
    this.explanations = explanations;
  }

  @Override
  public List<KeyedEndpoint> endpoints() {
    return List.of(
        KeyedEndpoint.readOrder(
            "/v1/orders/{orderId}/score",
            Answer.json(OrderScoreView.class).mayBeExplained(),
            this::score));
  }

  private void score(Context ctx) {
    String orderId = PathId.of(ctx, "orderId", "order");
    Optional<Language> language = AskedLanguage.of(ctx);
    Optional<String> customer = new QueryParameters(ctx).id("customer");
    List<PredictionOutcome> found =
        InstanceProblems.require(scores.find(orderId), OrderScoreResource::unknownOrder).stream()
            .filter(outcome -> customer.isEmpty() || customer.get().equals(outcome.getCustomerId()))
            .toList();
    if (found.size() > 1) {
      throw QueryParameters.fault(
          "customer",
          "%d customers have an order with this id; say which with customer="
              .formatted(found.size()));
    }
    PredictionOutcome outcome =
        found.stream().findFirst().orElseThrow(() -> new ProblemException(unknownOrder()));
    OrderScoreView view = OrderScoreView.of(outcome);
    ctx.json(language.isEmpty() ? view : explained(view, outcome, language.get()));
  }

  private Explained explained(OrderScoreView view, PredictionOutcome outcome, Language language) {
    return new Explained(view, explanations.of(outcome, examples.find(outcome), language));
  }

  private static Problem unknownOrder() {
    return Problem.of(
        ProblemType.UNKNOWN_ORDER,
        ("No prediction stood when this order came (a customer's first order, or one that came"
                + " late), it has not been processed, or it is more than %d days old")
            .formatted(StateStores.ORDER_SCORES_KEPT.toDays()));
  }
}
