package dev.foretaste.api.routing;

import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.topology.query.KeyHosts;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Answers requests about one key wherever it is kept: from this instance, from the one that
 * processes the key's orders, or, when that is not to be had, from a copy, which says how far
 * behind it may be. Tries again until the client's time is over. Works on the request's thread.
 * Thread-safe.
 */
final class KeyRouter {
  private final KeyDirectory directory;
  private final Peers peers;
  private final Semaphore asking;
  private final Semaphore retrying;

  /**
   * Asks these others.
   *
   * @param threads that handle requests; half of them may wait for others at a time, so that the
   *     rest can answer others' questions
   */
  KeyRouter(KeyDirectory directory, Peers peers, int threads) {
    this.directory = directory;
    this.peers = peers;
    asking = new Semaphore(threads / 2);
    retrying = new Semaphore(threads / 4);
  }

  /**
   * Answers a request.
   *
   * @param active answers where the key's orders are processed
   * @param copy answers from a copy
   */
  void answer(Context ctx, KeyedEndpoint active, KeyedEndpoint copy) throws Exception {
    Route route = new Route(ctx, active, copy, active.key(ctx), ReadTerms.of(ctx));
    Optional<Problem> obstacle = once(route);
    if (obstacle.isPresent() && retrying.tryAcquire()) {
      try {
        while (obstacle.isPresent() && route.deadline().pause()) {
          obstacle = once(route);
        }
      } finally {
        retrying.release();
      }
    }
    if (obstacle.isPresent()) {
      throw new ProblemException(Obstacles.forClients(obstacle.get()));
    }
  }

  private record Route(
      Context ctx,
      KeyedEndpoint active,
      KeyedEndpoint copy,
      String key,
      ReadTerms terms,
      Deadline deadline) {
    Route(Context ctx, KeyedEndpoint active, KeyedEndpoint copy, String key, ReadTerms terms) {
      this(ctx, active, copy, key, terms, Deadline.in(terms.patience()));
    }
  }

  private Optional<Problem> once(Route route) throws Exception {
    Optional<Problem> obstacle =
        Obstacles.handle(route.ctx(), route.active().handler(), Part.ACTIVE);
    if (obstacle.isEmpty()) {
      return obstacle;
    }
    KeyHosts hosts = directory.hostsOf(route.active().keys(), route.key());
    boolean copies = route.terms().maxLag() > 0;
    if (hosts.active().isPresent()) {
      Duration limit = route.deadline().left();
      boolean others = copies && !hosts.standbys().isEmpty();
      if (asked(route, hosts.active().get(), Part.ACTIVE, others ? limit.dividedBy(2) : limit)) {
        return Optional.empty();
      }
    }
    if (copies && (fromOwnCopy(route) || fromOtherCopy(route, hosts))) {
      return Optional.empty();
    }
    return hosts.active().isPresent() && !peers.canBeAsked() ? Optional.of(noSecret()) : obstacle;
  }

  private boolean fromOwnCopy(Route route) throws Exception {
    OptionalLong lag = directory.lag(route.copy().keys(), route.key());
    if (lag.isEmpty() || lag.getAsLong() > route.terms().maxLag()) {
      return false;
    }
    boolean answered = Obstacles.handle(route.ctx(), route.copy().handler(), Part.COPY).isEmpty();
    if (answered) {
      route.ctx().header(ReadTerms.LAG, Long.toString(lag.getAsLong()));
    }
    return answered;
  }

  private boolean fromOtherCopy(Route route, KeyHosts hosts) {
    for (HostInfo host : hosts.standbys()) {
      if (asked(route, host, Part.COPY, route.deadline().left())) {
        return true;
      }
    }
    return false;
  }

  private boolean asked(Route route, HostInfo host, Part part, Duration limit) {
    if (!peers.canBeAsked() || limit.isZero() || !asking.tryAcquire()) {
      return false;
    }
    try {
      Context ctx = route.ctx();
      Optional<byte[]> body =
          route.active().post() ? Optional.of(RequestBody.read(ctx)) : Optional.empty();
      String target = part.prefix() + route.active().pathOf(route.key()) + QueryString.of(ctx);
      Optional<String> language = Optional.ofNullable(ctx.header(Peers.LANGUAGE));
      PeerAnswer answer =
          peers.ask(host, new Peers.Question(ctx.method().name(), target, body, language), limit);
      if (answer.isFinal()) {
        answer.writeTo(ctx);
      }
      return answer.isFinal();
    } catch (IOException e) {
      return false;
    } finally {
      asking.release();
    }
  }

  private static Problem noSecret() {
    return InstanceProblems.unavailable(
        "another instance keeps the state, and this one cannot ask it: start all instances with"
            + " the same --internal-secret-file");
  }
}
