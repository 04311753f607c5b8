package dev.foretaste.api.json;

import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.MimeTypes;

/** The body of a request that must be JSON. */
public final class RequestBody {
  /** Largest body, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final int BUFFER_BYTES = 8 << 10;
  private static final long MAX_DISCARDED_BYTES = 8L << 20;
  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 429);
  private static final String READ = "foretaste.body";
  private static final String JSON = "application/json";

  private RequestBody() {}

  /**
   * The body as it is, also when it is asked for again.
   *
   * @throws ProblemException when it is of another media type, too large or incomplete
   */
  public static byte[] read(Context ctx) {
    byte[] known = ctx.attribute(READ);
    if (known != null) {
      return known;
    }
    byte[] body = readOnce(ctx);
    ctx.attribute(READ, body);
    return body;
  }

  private static byte[] readOnce(Context ctx) {
    requireJson(ctx);
    try {
      if (ctx.req().getContentLengthLong() <= MAX_BYTES) {
        byte[] body = readInTime(ctx.bodyInputStream());
        if (body.length <= MAX_BYTES) {
          return body;
        }
      }
      discard(ctx);
    } catch (IOException e) {
      if (cameTooSlowly(e)) {
        throw new ProblemException(
            Problem.of(ProblemType.REQUEST_TIMEOUT, "The body came too slowly; send it again"), e);
      }
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED_REQUEST, "The body ended early or is not framed well"),
          e);
    }
    throw tooLarge();
  }

  /**
   * Reads what nobody has read of the body. Who still sends when the connection closes would see a
   * reset in place of the answer; and a connection with a body left on it is closed after the
   * answer without a word, so that the next request on it fails.
   */
  public static void discard(Context ctx) {
    boolean hasBody =
        ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null;
    if (!hasBody || ctx.res().isCommitted()) {
      return;
    }
    try {
      InputStream body = ctx.bodyInputStream();
      if (TURNED_AWAY.contains(ctx.statusCode())) {
        discardWhatIsHere(ctx, body);
        return;
      }
      byte[] buffer = new byte[BUFFER_BYTES];
      long read = 0;
      int got = 0;
      long giveUpAt = System.nanoTime() + TIME_LIMIT.toNanos();
      while (got >= 0 && read < MAX_DISCARDED_BYTES && System.nanoTime() - giveUpAt < 0) {
        read += got;
        got = body.read(buffer);
      }
      if (got >= 0) {
        ctx.header("Connection", "close");
      }
    } catch (IOException e) {
      // The client has gone or does not send what it announced: there is no next request.
      ctx.header("Connection", "close");
    }
  }

  /** Nobody is waited for who was not let in. */
  private static void discardWhatIsHere(Context ctx, InputStream body) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long left = ctx.req().getContentLengthLong();
    while (left > 0 && body.available() > 0) {
      left -= body.read(buffer);
    }
    if (left != 0) {
      ctx.header("Connection", "close");
    }
  }

  /** A little more than allowed at most; a client that sends now and then a byte is given up. */
  private static byte[] readInTime(InputStream in) throws IOException {
    long giveUpAt = System.nanoTime() + TIME_LIMIT.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    int count = in.read(buffer);
    while (count >= 0 && body.size() + count <= MAX_BYTES) {
      body.write(buffer, 0, count);
      if (System.nanoTime() - giveUpAt > 0) {
        throw new IOException(new TimeoutException());
      }
      count = in.read(buffer);
    }
    body.write(buffer, 0, Math.max(count, 0));
    return body.toByteArray();
  }

  private static boolean cameTooSlowly(IOException failure) {
    return failure.getCause() instanceof TimeoutException;
  }

  private static void requireJson(Context ctx) {
    String contentType = ctx.contentType() == null ? "" : ctx.contentType();
    String mediaType = MimeTypes.getContentTypeWithoutCharset(contentType).split(";", 2)[0].strip();
    String charset = MimeTypes.getCharsetFromContentType(contentType);
    boolean json =
        mediaType.equalsIgnoreCase(JSON) && (charset == null || charset.equalsIgnoreCase("utf-8"));
    if (!json || ctx.header("Content-Encoding") != null) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE,
                  "Send Content-Type: application/json, in UTF-8 and without Content-Encoding")
              .withHeader("Accept-Post", JSON));
    }
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        Problem.of(
            ProblemType.BODY_TOO_LARGE,
            "The body must not exceed %,d bytes; send less at a time".formatted(MAX_BYTES)));
  }
}
