package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.RelatedItems.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How the customer's baskets point at the item through other items; 0 when they do not. */
final class RelatedItemFeatures implements FeatureGroup {
  @Override
  public FeatureKind kind() {
    return FeatureKind.RELATED_ITEMS;
  }

  @Override
  public List<String> names() {
    return Arrays.stream(Signal.values())
        .map(signal -> "related_" + signal.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public void write(CustomerView view, Candidate candidate, float[] row, int at) {
    view.related().write(candidate.index(), row, at);
  }
}
