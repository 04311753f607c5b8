package dev.foretaste.api.routing;

import dev.foretaste.topology.state.StateStores;

/** What a key is of, and so which store's placement decides where it is kept. */
public enum Keys {
  /** Customer ids. */
  CUSTOMERS(StateStores.CUSTOMERS),
  /** Order ids. */
  ORDERS(StateStores.ORDER_SCORES);

  private final String store;

  Keys(String store) {
    this.store = store;
  }

  /** Name of the store. */
  public String store() {
    return store;
  }
}
