package dev.foretaste.topology.erasure;

import java.util.Optional;

/** Customers were erased under a key that this process does not have. */
public final class ErasureKeyException extends RuntimeException {
  /**
   * @param own id of the key that the process has
   * @param needed id of the key that it needs
   */
  ErasureKeyException(Optional<String> own, String needed) {
    super(
        "customers were erased under key %s, and this process has %s: give it the file of that key (--erasure-key-file), or erased customers would come back"
            .formatted(needed, own.map(id -> "key " + id).orElse("none")));
  }
}
