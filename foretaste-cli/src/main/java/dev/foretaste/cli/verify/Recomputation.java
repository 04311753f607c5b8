package dev.foretaste.cli.verify;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.serde.AvroBinary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the events of one partition must lead to. Keeps the customers' states as bytes, which take a
 * fraction of the memory. Not thread-safe.
 */
final class Recomputation {
  private static final AvroBinary<CustomerState> STATE = AvroBinary.of(CustomerState.class);

  private final PrequentialLoop loop = new PrequentialLoop();
  private final Map<String, byte[]> states = new HashMap<>();

  /**
   * Applies a sound event.
   *
   * @param feedback what is learned with it, in sequence
   */
  Step apply(
      OrderEvent event,
      Revision revision,
      ScoringModel model,
      Menu menu,
      List<PendingFeedback> feedback) {
    byte[] known = states.get(event.customerId());
    CustomerState before = known == null ? PrequentialLoop.unknownCustomer() : STATE.decode(known);
    before.setPendingFeedback(feedback);
    Step step = loop.apply(before, event, revision, model, menu);
    if (step instanceof Step.Accepted accepted) {
      states.put(event.customerId(), STATE.encode(accepted.after()));
    }
    return step;
  }
}
