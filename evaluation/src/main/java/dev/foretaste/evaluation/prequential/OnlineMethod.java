package dev.foretaste.evaluation.prequential;

import dev.foretaste.evaluation.Ranked;
import java.util.List;
import java.util.Map;

/** A way to predict orders one after the other, learning each once it was predicted. */
public interface OnlineMethod {
  /** Short name, lower case, words joined by dashes. */
  String name();

  /** What it is, its source and its settings, for people. */
  String description();

  /**
   * Takes the next orders. Each is predicted from nothing but the orders before it, then learned.
   *
   * @param block in sequence
   * @return per order up to {@link dev.foretaste.evaluation.Ranker#DEPTH} items; {@link
   *     Ranked#NOTHING} where the order is not {@linkplain OnlineOrder#isPredicted predicted}
   */
  List<Ranked> process(List<OnlineOrder> block);

  /** As {@link dev.foretaste.evaluation.Method#importance}, of the latest trees. */
  default Map<String, Double> importance() {
    return Map.of();
  }
}
