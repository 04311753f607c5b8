package dev.foretaste.api.routing;

/** Which part of another instance's state is asked. */
enum Part {
  /** What it processes the orders of. */
  ACTIVE("/internal/active"),
  /** Whatever copy it has. */
  COPY("/internal/copy");

  private final String prefix;

  Part(String prefix) {
    this.prefix = prefix;
  }

  /** Stands before the public path. */
  String prefix() {
    return prefix;
  }
}
