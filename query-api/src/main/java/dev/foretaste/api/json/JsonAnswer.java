package dev.foretaste.api.json;

import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Answers that are asked for thousands of times a second. Javalin copies every answer by way of a
 * new buffer of 8 KiB, several times what such an answer takes.
 */
public final class JsonAnswer {
  /** Fits into the server's own buffer: writing it neither waits nor fails. */
  private static final int SMALL = 8 << 10;

  private JsonAnswer() {}

  /** Answers with a view. */
  public static void of(Context ctx, Object view) throws IOException {
    ctx.contentType(ContentType.APPLICATION_JSON);
    bytes(
        ctx, ctx.jsonMapper().toJsonString(view, view.getClass()).getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with these bytes. */
  public static void bytes(Context ctx, byte[] answer) throws IOException {
    if (answer.length <= SMALL) {
      ctx.outputStream().write(answer);
    } else {
      ctx.result(answer);
    }
  }
}
