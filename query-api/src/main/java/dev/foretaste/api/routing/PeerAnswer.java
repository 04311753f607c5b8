package dev.foretaste.api.routing;

import io.javalin.http.Context;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What another instance answered.
 *
 * @param response with the body's bytes
 */
record PeerAnswer(HttpResponse<byte[]> response) {
  /** Status of the internal endpoints for: not here, or not now; ask another. */
  static final int ASK_ANOTHER = 421;

  private static final List<String> HEADERS =
      List.of("Content-Type", "Retry-After", ReadTerms.LAG, "Accept-Post");

  /** Whether it is an answer to the question, of whatever kind. */
  boolean isFinal() {
    return response.statusCode() != ASK_ANOTHER && response.statusCode() != 403;
  }

  /** Hands it on to the client. */
  void writeTo(Context ctx) {
    ctx.status(response.statusCode());
    for (String header : HEADERS) {
      response.headers().firstValue(header).ifPresent(value -> ctx.header(header, value));
    }
    ctx.result(response.body());
  }
}
