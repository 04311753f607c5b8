package dev.foretaste.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests that may be repeated. Goes to the next instance when one does not answer or
 * answers 503 or 429; when all have, waits as long as the shortest Retry-After says, and starts
 * over, until the time is up. Thread-safe.
 */
final class Exchange {
  private static final Duration CONNECT_LIMIT = Duration.ofMillis(500);
  private static final long NO_ANSWER_PAUSE_MS = 100;
  private static final int UNAVAILABLE = 503;
  private static final int TOO_OFTEN = 429;

  /** Longest time for an instance to find another that answers, when it is the last to be asked. */
  private static final long LAST_ONES_MS = 1_000;

  /**
   * The same for those before it. While a group finds out who has gone, one may know already what
   * another does not.
   */
  private static final long EARLIER_ONES_MS = 300;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final Instances instances;
  private final Duration timeout;
  private final Optional<String> key;

  /**
   * An exchange with these instances.
   *
   * @param key API key; empty where none is asked for
   */
  Exchange(Instances instances, Duration timeout, Optional<String> key) {
    this.instances = instances;
    this.timeout = timeout;
    this.key = key;
  }

  /** The same with this API key. */
  Exchange withKey(String token) {
    return new Exchange(instances, timeout, Optional.of(token));
  }

  /**
   * The response, which is a 503 or 429 when none was better in time.
   *
   * @param target path and query
   * @param extra time that the server may take to wait for something, besides the usual limit
   * @throws ApiException when no instance answered at all
   */
  HttpResponse<byte[]> send(String method, String target, Optional<byte[]> body, Duration extra) {
    long giveUpAt = System.nanoTime() + timeout.plus(extra).toNanos();
    while (true) {
      Round round = round(new Call(method, target, body, extra), giveUpAt);
      if (round.answer().isPresent() && !asksToComeBack(round.answer().get())) {
        return round.answer().get();
      }
      long pause = TimeUnit.MILLISECONDS.toNanos(round.pauseMs());
      if (System.nanoTime() + pause - giveUpAt >= 0) {
        return round.answer().orElseThrow(() -> noAnswer(round.failure()));
      }
      LockSupport.parkNanos(pause);
    }
  }

  private record Round(Optional<HttpResponse<byte[]>> answer, long pauseMs, IOException failure) {}

  private record Call(String method, String target, Optional<byte[]> body, Duration extra) {}

  private Round round(Call call, long giveUpAt) {
    Optional<HttpResponse<byte[]>> refusal = Optional.empty();
    long pauseMs = Long.MAX_VALUE;
    IOException failure = null;
    List<URI> bases = instances.inSequence();
    for (int i = 0; i < bases.size(); i++) {
      URI base = bases.get(i);
      Duration left = Duration.ofNanos(giveUpAt - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        break;
      }
      long patience = i == bases.size() - 1 ? LAST_ONES_MS : EARLIER_ONES_MS;
      try {
        HttpResponse<byte[]> response =
            http.send(
                request(base, call, share(left, call.extra(), bases.size() - i), patience),
                BodyHandlers.ofByteArray());
        if (!asksToComeBack(response)) {
          return new Round(Optional.of(response), 0, failure);
        }
        refusal = Optional.of(response);
        pauseMs = Math.min(pauseMs, retryAfterMs(response));
      } catch (IOException e) {
        failure = e;
        pauseMs = Math.min(pauseMs, NO_ANSWER_PAUSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ApiException(ApiException.NO_ANSWER, "", "", "interrupted", e);
      }
      instances.failed(base);
    }
    return new Round(refusal, pauseMs == Long.MAX_VALUE ? NO_ANSWER_PAUSE_MS : pauseMs, failure);
  }

  /** An instance that does not answer at all leaves as much time for each of the others. */
  private static Duration share(Duration left, Duration extra, int instances) {
    Duration spare = left.minus(extra);
    return spare.isNegative() ? left : extra.plus(spare.dividedBy(instances));
  }

  private static boolean asksToComeBack(HttpResponse<byte[]> response) {
    return response.statusCode() == UNAVAILABLE || response.statusCode() == TOO_OFTEN;
  }

  private HttpRequest request(URI base, Call call, Duration limit, long mostPatienceMs) {
    BodyPublisher publisher =
        call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody);
    long patienceMs = limit.minus(call.extra()).toMillis();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(call.target()))
            .timeout(limit)
            .header(
                "Request-Timeout", Long.toString(Math.max(1, Math.min(mostPatienceMs, patienceMs))))
            .method(call.method(), publisher);
    key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    call.body().ifPresent(json -> request.header("Content-Type", "application/json"));
    return request.build();
  }

  private static long retryAfterMs(HttpResponse<byte[]> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> TimeUnit.SECONDS.toMillis(Long.parseLong(seconds)))
        .orElse(NO_ANSWER_PAUSE_MS);
  }

  private static ApiException noAnswer(IOException failure) {
    return new ApiException(
        ApiException.NO_ANSWER, "", "", "no instance answered in time; is it running?", failure);
  }
}
