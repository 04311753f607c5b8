package dev.foretaste.api.stream;

import dev.foretaste.api.Resource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Endpoints that send events to clients as they happen. */
public final class StreamResource implements Resource, AutoCloseable {
  /** Most clients that follow at a time. */
  static final int MAX_CLIENTS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(StreamResource.class);
  private static final String EVENT_STREAM = "text/event-stream";
  private static final Set<String> ACCEPTED = Set.of(EVENT_STREAM, "text/*", "*/*");
  private static final long NEVER = 0;
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * After so many polls without an event a comment is sent: it shows whether the client is there.
   */
  private static final int POLLS_PER_SIGN_OF_LIFE = 40;

  private final EventFeeds feeds;
  private final Semaphore places = new Semaphore(MAX_CLIENTS);
  private volatile boolean closed;

  /** Endpoints that send these feeds. */
  public StreamResource(EventFeeds feeds) {
    this.feeds = feeds;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/stream/predictions", ctx -> follow(ctx, feeds.predictions()));
    routes.get("/v1/stream/orders", ctx -> follow(ctx, feeds.orders()));
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", "/v1/stream/predictions"), Answer.text(EVENT_STREAM),
        new Route("GET", "/v1/stream/orders"), Answer.text(EVENT_STREAM));
  }

  private void follow(Context ctx, EventFeed feed) {
    if (!takesEvents(ctx.header("Accept"))) {
      throw new ProblemException(
          Problem.of(
              ProblemType.NOT_ACCEPTABLE,
              "Events are " + EVENT_STREAM + "; the header Accept asks for something else"));
    }
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.OVERLOADED,
                  "%d clients follow already; this is the most".formatted(MAX_CLIENTS))
              .retryAfter(RETRY));
    }
    boolean following = false;
    try {
      EventSubscription subscription = feed.open(Optional.ofNullable(ctx.header("Last-Event-ID")));
      begin(ctx);
      ctx.async(task -> task.timeout = NEVER, () -> send(subscription, new SseClient(ctx)));
      following = true;
    } finally {
      if (!following) {
        places.release();
      }
    }
  }

  /**
   * Who names no media type takes any; Javalin's own handler leaves such clients without answer.
   */
  private static boolean takesEvents(String accept) {
    return accept == null
        || Arrays.stream(accept.split(","))
            .map(range -> range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
            .anyMatch(ACCEPTED::contains);
  }

  private static void begin(Context ctx) {
    HttpServletResponse response = ctx.res();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setCharacterEncoding("UTF-8");
    response.setContentType(EVENT_STREAM);
    response.addHeader("Connection", "close");
    response.addHeader("X-Accel-Buffering", "no");
  }

  /** Runs on a thread of its own until the client or the server goes. */
  private void send(EventSubscription subscription, SseClient client) {
    try (subscription) {
      int idle = 0;
      client.sendComment("following");
      while (!closed && !client.terminated()) {
        List<FeedEvent> events = subscription.poll(POLL);
        for (FeedEvent event : events) {
          client.sendEvent(event.type(), event.data(), event.id());
        }
        idle = events.isEmpty() ? idle + 1 : 0;
        if (idle == POLLS_PER_SIGN_OF_LIFE) {
          client.sendComment("still here");
          idle = 0;
        }
      }
    } catch (KafkaException e) {
      LOG.warn("A client's stream of events ends: {}", e.getMessage());
    } finally {
      places.release();
      client.close();
    }
  }

  /** Ends all streams soon. */
  @Override
  public void close() {
    closed = true;
  }
}
