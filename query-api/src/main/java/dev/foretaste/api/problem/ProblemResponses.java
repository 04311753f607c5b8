package dev.foretaste.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that ends a request early into a problem document. Thread-safe. */
public final class ProblemResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

  private final ObjectMapper json;

  /** Responses written by this mapper. */
  public ProblemResponses(ObjectMapper json) {
    this.json = json;
  }

  /** Makes them the answer to every exception and to every request that Javalin or Jetty refuse. */
  public void addTo(JavalinConfig config) {
    config.http.prefer405over404 = true;
    config.routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    config.routes.exception(EndpointNotFound.class, (e, ctx) -> answer(ctx, noSuchEndpoint()));
    config.routes.exception(
        MethodNotAllowedResponse.class, (e, ctx) -> answer(ctx, methodNotAllowed(e)));
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> answer(ctx, Problem.ofStatus(e.getStatus())));
    config.routes.exception(Exception.class, (e, ctx) -> answer(ctx, unexpected(e)));
    config.router.javaLangErrorHandler((response, error) -> answer(response, unexpected(error)));

    JettyProblems refusedByJetty = new JettyProblems(this);
    config.jetty.modifyServer(server -> server.setErrorHandler(refusedByJetty));
    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(refusedByJetty));
  }

  /** The document's bytes. */
  public byte[] encode(Problem problem) {
    try {
      return json.writeValueAsBytes(problem.document());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(Context ctx, Problem problem) {
    problem.headers().forEach(ctx::header);
    ctx.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(encode(problem));
  }

  private void answer(HttpServletResponse response, Problem problem) {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    try {
      response.getOutputStream().write(encode(problem));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem noSuchEndpoint() {
    return Problem.of(ProblemType.NO_SUCH_ENDPOINT, "No endpoint has this path; GET / lists them");
  }

  private static Problem methodNotAllowed(MethodNotAllowedResponse refusal) {
    String allowed = String.join(", ", refusal.getDetails().values());
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "The methods of this endpoint: " + allowed)
        .withHeader("Allow", allowed);
  }

  private static Problem unexpected(Throwable failure) {
    String incident = "urn:uuid:" + UUID.randomUUID();
    LOG.error("A request failed, incident {}", incident, failure);
    return Problem.of(
            ProblemType.INTERNAL_ERROR, "Something unexpected happened; the server's log says what")
        .with("instance", incident);
  }
}
