package dev.foretaste.api.routing;

import java.util.List;

/** A group of endpoints about one key each. */
public interface KeyedResource {
  /** Its endpoints. */
  List<KeyedEndpoint> endpoints();
}
