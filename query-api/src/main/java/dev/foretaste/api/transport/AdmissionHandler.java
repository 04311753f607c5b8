package dev.foretaste.api.transport;

import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before everything else, and turns away early what would only wait. Thread-safe. */
public final class AdmissionHandler extends Handler.Wrapper {
  private static final int MAX_HEADERS = 64;
  private static final Set<String> NO_BODIES = Set.of("GET", "HEAD", "DELETE");
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final List<String> LONG_ONES = List.of("/v1/predictions/batch", "/rank");
  private static final String EXPLAINED = "explain=true";
  private static final int LONG_SHARE = 8;

  /** What follows when there is room. */
  @FunctionalInterface
  private interface Handling {
    boolean handle() throws Exception;
  }

  private final Admission admission;
  private final Admission longOnes;
  private final Function<Problem, byte[]> encoder;
  private final Runnable onShed;

  /**
   * Takes in so many.
   *
   * @param computing requests at a time; of those that compute long, an eighth of them
   * @param threads that handle requests; some are kept free to turn others away
   * @param encoder writes problem documents
   * @param onShed told of every request that is turned away because there is no room
   */
  public AdmissionHandler(
      int computing, int threads, Function<Problem, byte[]> encoder, Runnable onShed) {
    this(computing, threads, encoder, onShed, System::nanoTime);
  }

  AdmissionHandler(
      int computing,
      int threads,
      Function<Problem, byte[]> encoder,
      Runnable onShed,
      LongSupplier nanoTime) {
    int inside = threads - Math.max(2, threads / 8);
    admission = new Admission(computing, inside, nanoTime);
    longOnes = new Admission(Math.max(2, computing / LONG_SHARE), inside, nanoTime);
    this.encoder = encoder;
    this.onShed = onShed;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getHeaders().size() > MAX_HEADERS) {
      return answer(
          request,
          response,
          callback,
          Problem.ofStatus(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431));
    }
    if (NO_BODIES.contains(request.getMethod()) && request.getLength() > RequestBody.MAX_BYTES) {
      return answer(
          request, response, callback, Problem.ofStatus(HttpStatus.PAYLOAD_TOO_LARGE_413));
    }
    String path = request.getHttpURI().getPath();
    if (path == null || path.startsWith("/health/") || path.equals("/metrics")) {
      return super.handle(request, response, callback);
    }
    Handling handling =
        () ->
            within(
                admission,
                request,
                response,
                callback,
                () -> super.handle(request, response, callback));
    return isLong(request, path)
        ? within(longOnes, request, response, callback, handling)
        : handling.handle();
  }

  private boolean within(
      Admission limit, Request request, Response response, Callback callback, Handling handling)
      throws Exception {
    Optional<Admission.Ticket> ticket = limit.enter();
    if (ticket.isEmpty()) {
      onShed.run();
      return answer(request, response, callback, busy());
    }
    try (Admission.Ticket inside = ticket.get()) {
      return handling.handle();
    }
  }

  /** Many customers at once, or scores and their reasons; what instances pass on was let in. */
  private static boolean isLong(Request request, String path) {
    String query = request.getHttpURI().getQuery();
    return !path.startsWith("/internal/")
        && (LONG_ONES.stream().anyMatch(path::endsWith)
            || query != null && query.contains(EXPLAINED));
  }

  private boolean answer(Request request, Response response, Callback callback, Problem problem) {
    response.setStatus(problem.status());
    if (!request.consumeAvailable()) {
      // The connection closes, for the rest of the body would be taken for the next request.
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    problem.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(encoder.apply(problem)), callback);
    return true;
  }

  private static Problem busy() {
    return Problem.of(
            ProblemType.OVERLOADED,
            "As many requests are being answered as can be in good time; come back as Retry-After"
                + " says")
        .retryAfter(RETRY);
  }
}
