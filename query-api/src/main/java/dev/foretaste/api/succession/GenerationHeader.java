package dev.foretaste.api.succession;

import dev.foretaste.api.Resource;
import io.javalin.config.RoutesConfig;

/** Says on every answer which of several streams it comes from. */
public final class GenerationHeader implements Resource {
  /** The header; absent on answers of the original stream. */
  public static final String NAME = "Foretaste-Generation";

  private final String generation;

  /** For instances of this stream; empty for the original one. */
  public GenerationHeader(String generation) {
    this.generation = generation;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    if (!generation.isEmpty()) {
      routes.before(ctx -> ctx.header(NAME, generation));
    }
  }
}
