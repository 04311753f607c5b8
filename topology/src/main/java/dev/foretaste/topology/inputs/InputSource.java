package dev.foretaste.topology.inputs;

import dev.foretaste.schema.JournalEntry;
import dev.foretaste.topology.generations.Succession;
import dev.foretaste.topology.replay.ReplayPlan;
import org.apache.kafka.streams.state.KeyValueStore;

/** Where tasks have from what influences orders: from what is live, or from a recording. */
public interface InputSource {

  /**
   * The inputs of one task.
   *
   * @param partition partition of its orders
   * @param adopted the task's latest journal entry per kind
   */
  OrderInputs forTask(int partition, KeyValueStore<String, JournalEntry> adopted);

  /** What of the orders is processed, and of their results written. */
  default ReplayPlan plan() {
    return ReplayPlan.AS_RECORDED;
  }

  /** From whom the stream takes orders over, and to whom it hands them over. */
  default Succession succession() {
    return Succession.none();
  }
}
