package dev.foretaste.api.customers;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.features.Context;
import dev.foretaste.schema.CustomerPreferences;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When and where the customer of a request is about to order, as far as the request says it.
 *
 * @param at in ms since 1970-01-01T00:00Z; empty for now
 */
record AskedContext(Optional<String> store, Optional<String> channel, OptionalLong at) {

  /** The context as answers show it. */
  record View(@MayBeNull String store, @MayBeNull String channel, String at) {}

  boolean isGiven() {
    return store.isPresent() || channel.isPresent() || at.isPresent();
  }

  /** The context that features are computed in; not before the customer's latest order. */
  Context of(CustomerPreferences customer, long now) {
    return Context.of(customer, at.orElse(now), store.orElse(""), channel.orElse(""));
  }

  View view(Context context) {
    return new View(
        store.orElse(null), channel.orElse(null), Instant.ofEpochMilli(context.asOf()).toString());
  }
}
