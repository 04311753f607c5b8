package dev.foretaste.api.explanation;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.explanation.Explainer;
import dev.foretaste.explanation.ItemExplanation;
import dev.foretaste.explanation.Language;
import dev.foretaste.features.Context;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.topology.inputs.ModelTimeline;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Explains scores with the very model that gave them. What cannot be reproduced bit for bit is not
 * explained. Thread-safe.
 */
public final class ScoreExplanations {
  private final Explainer explainer = new Explainer();
  private final Supplier<ModelTimeline.View> models;

  /** Explains with these models. */
  public ScoreExplanations(Supplier<ModelTimeline.View> models) {
    this.models = models;
  }

  /** Explains the first k items of a standing prediction. */
  public ExplanationView of(
      OrderPrediction prediction, CustomerPreferences customer, int k, Language language) {
    String version = prediction.getModelVersion();
    Optional<ScoringModel> model = model(version);
    if (model.isEmpty()) {
      return gone(version, language);
    }
    List<RankedItem> items = prediction.getItems();
    return of(
        customer,
        model.get(),
        Context.standing(customer),
        items.subList(0, Math.min(k, items.size())),
        language);
  }

  /**
   * Explains what was expected of the items of an order, those that were not predicted included.
   *
   * @param example made of the same order; empty when it is not kept any more
   */
  public ExplanationView of(
      PredictionOutcome outcome, Optional<TrainingExample> example, Language language) {
    String version = outcome.getModelVersion();
    Optional<ScoringModel> model = model(version);
    if (model.isEmpty()) {
      return gone(version, language);
    }
    if (example.isEmpty()) {
      return ExplanationView.unavailable(
          version,
          language,
          "What was known of the customer before the order is not kept any more");
    }
    List<OutcomeItem> ordered = outcome.getOrdered();
    CustomerPreferences before = example.get().getStateBefore();
    List<ItemExplanation> explained =
        explainer.explain(
            before,
            model.get(),
            Context.standing(before),
            ordered.stream().map(OutcomeItem::getItemId).toList(),
            language);
    Scorer scorer = model.get().scorer();
    boolean reproduced =
        IntStream.range(0, ordered.size())
            .filter(i -> ordered.get(i).getRank() > 0)
            .allMatch(
                i ->
                    scorer.probability(explained.get(i).score())
                        == ordered.get(i).getProbability());
    return reproduced
        ? ExplanationView.of(version, language, explained)
        : changed(version, language);
  }

  /** Explains items that this model scored for this customer in this context. */
  public ExplanationView of(
      CustomerPreferences customer,
      ScoringModel model,
      Context context,
      List<RankedItem> items,
      Language language) {
    List<ItemExplanation> explained =
        explainer.explain(
            customer, model, context, items.stream().map(RankedItem::getItemId).toList(), language);
    boolean reproduced =
        IntStream.range(0, items.size())
            .allMatch(i -> Float.compare(explained.get(i).score(), items.get(i).getScore()) == 0);
    return reproduced
        ? ExplanationView.of(model.version(), language, explained)
        : changed(model.version(), language);
  }

  private static ExplanationView gone(String version, Language language) {
    return ExplanationView.unavailable(
        version,
        language,
        "Model version %s, which made the prediction, is not loaded any more".formatted(version));
  }

  private static ExplanationView changed(String version, Language language) {
    return ExplanationView.unavailable(
        version,
        language,
        "What is known of the customer has changed since the prediction was made");
  }

  private Optional<ScoringModel> model(String version) {
    return ControlArm.tablesOf(version)
        .map(tables -> loaded(tables).map(ControlArm::beside))
        .orElseGet(() -> loaded(version));
  }

  private Optional<ScoringModel> loaded(String version) {
    ModelTimeline.View view = models.get();
    return view.champion().version().equals(version)
        ? Optional.of(view.champion())
        : Optional.ofNullable(view.models().get(version));
  }
}
