package dev.foretaste.topology.query;

import java.util.function.Function;

/** The answer of one instance to a question about one key. */
public sealed interface Lookup<T> {

  /** It is here; empty collections and the like are an answer too. */
  record Found<T>(T value) implements Lookup<T> {}

  /** Nothing is kept under the key, on no instance. */
  record Unknown<T>() implements Lookup<T> {}

  /**
   * Another instance keeps the key.
   *
   * @param host where its API is
   * @param port its port
   */
  record Elsewhere<T>(String host, int port) implements Lookup<T> {}

  /**
   * Nobody can tell right now.
   *
   * @param reason for people
   */
  record Unavailable<T>(String reason) implements Lookup<T> {}

  /** The same answer about something that is made of what was found. */
  default <R> Lookup<R> map(Function<T, R> change) {
    if (this instanceof Found<T> found) {
      return new Found<>(change.apply(found.value()));
    }
    if (this instanceof Elsewhere<T> elsewhere) {
      return new Elsewhere<>(elsewhere.host(), elsewhere.port());
    }
    return this instanceof Unavailable<T> unavailable
        ? new Unavailable<>(unavailable.reason())
        : new Unknown<>();
  }
}
