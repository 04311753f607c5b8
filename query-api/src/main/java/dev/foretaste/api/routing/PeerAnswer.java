package dev.foretaste.api.routing;

import dev.foretaste.api.json.JsonAnswer;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * What another instance answered.
 *
 * @param headers those that clients get
 */
record PeerAnswer(int status, Map<String, String> headers, byte[] body) {
  /** Status of the internal endpoints for: not here, or not now; ask another. */
  static final int ASK_ANOTHER = 421;

  private static final List<String> HEADERS =
      List.of("Content-Type", "Retry-After", ReadTerms.LAG, "Accept-Post");
  private static final byte[] NOTHING = {};

  static PeerAnswer of(ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : HEADERS) {
      Header header = response.getFirstHeader(name);
      if (header != null) {
        headers.put(name, header.getValue());
      }
    }
    byte[] body =
        response.getEntity() == null ? NOTHING : EntityUtils.toByteArray(response.getEntity());
    return new PeerAnswer(response.getCode(), headers, body);
  }

  /** Whether it is an answer to the question, of whatever kind. */
  boolean isFinal() {
    return status != ASK_ANOTHER && status != 403;
  }

  /** Hands it on to the client. */
  void writeTo(Context ctx) throws IOException {
    ctx.status(status);
    headers.forEach(ctx::header);
    JsonAnswer.bytes(ctx, body);
  }
}
