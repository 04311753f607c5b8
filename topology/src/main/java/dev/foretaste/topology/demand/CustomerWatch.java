package dev.foretaste.topology.demand;

import dev.foretaste.schema.CustomerState;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Is told of every change of a customer's state that one task makes. For the task's thread. */
public interface CustomerWatch extends AutoCloseable {
  /** Watches nothing. */
  Factory NOBODY =
      (context, customers) ->
          new CustomerWatch() {
            @Override
            public void changed(String customerId, CustomerState before, CustomerState after) {
              // Nobody wants to know.
            }

            @Override
            public void close() {
              // Nothing is open.
            }
          };

  /** Begins to watch tasks. */
  interface Factory {
    /** Watches a task whose stores are restored. */
    CustomerWatch open(
        ProcessorContext<?, ?> context, KeyValueStore<String, CustomerState> customers);

    /**
     * Tells the watch of a task that a customer was removed elsewhere in it.
     *
     * @param before null when there was none
     */
    default void forgotten(
        ProcessorContext<?, ?> context, String customerId, CustomerState before) {
      // Nobody who watches nothing wants to know.
    }
  }

  /**
   * A customer's state was replaced in the store.
   *
   * @param before null when there was none
   * @param after null when there is none any more
   */
  void changed(String customerId, CustomerState before, CustomerState after);

  @Override
  void close();
}
