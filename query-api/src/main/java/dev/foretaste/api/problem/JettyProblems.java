package dev.foretaste.api.problem;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers requests that Jetty refuses before any handler of ours sees them. Thread-safe. */
final class JettyProblems extends ErrorHandler {
  private final ProblemResponses responses;

  JettyProblems(ProblemResponses responses) {
    this.responses = responses;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(document(status)), callback);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  private byte[] document(int status) {
    Problem problem =
        status == HttpStatus.BAD_REQUEST_400
            ? Problem.of(
                ProblemType.MALFORMED_REQUEST,
                "The request line, a header or the body's framing is not valid HTTP, or the path"
                    + " is ambiguous")
            : Problem.ofStatus(status);
    return responses.encode(problem);
  }
}
