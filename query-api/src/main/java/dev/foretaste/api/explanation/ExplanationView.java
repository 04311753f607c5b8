package dev.foretaste.api.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.explanation.ItemExplanation;
import dev.foretaste.explanation.Language;
import dev.foretaste.explanation.Reason;
import java.util.List;
import java.util.Map;

/**
 * Why items got their scores.
 *
 * @param modelVersion the version that scored them, and explains them
 * @param language its tag
 * @param unavailable why there is no explanation; null, and left out, when there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationView(
    String modelVersion, String language, @MayBeNull String unavailable, List<Item> items) {

  /**
   * One item.
   *
   * @param score as the model gave it
   * @param base what the score would be without the reasons; with their contributions it sums to
   *     the score
   */
  public record Item(String itemId, float score, double base, List<ReasonView> reasons) {
    static Item of(ItemExplanation item) {
      return new Item(
          item.itemId(),
          item.score(),
          item.base(),
          item.reasons().stream().map(ReasonView::of).toList());
    }
  }

  /**
   * What the features of one kind did.
   *
   * @param contribution sum of those of the features, in the unit of the score: log-odds where
   *     trees score
   */
  public record ReasonView(
      String about, double contribution, String text, Map<String, Double> features) {
    static ReasonView of(Reason reason) {
      return new ReasonView(
          reason.kind().key(), reason.contribution(), reason.text(), reason.features());
    }
  }

  static ExplanationView of(
      String modelVersion, Language language, List<ItemExplanation> explained) {
    return new ExplanationView(
        modelVersion, language.tag(), null, explained.stream().map(Item::of).toList());
  }

  static ExplanationView unavailable(String modelVersion, Language language, String why) {
    return new ExplanationView(modelVersion, language.tag(), why, List.of());
  }
}
