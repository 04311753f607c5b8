package dev.foretaste.api.routing;

import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.request.PathId;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * An endpoint that answers about one key from the state of the instance that keeps it.
 *
 * @param post whether it takes POST; otherwise GET and HEAD
 * @param path with the key as parameter
 * @param parameter its name
 * @param what it is the id of, for people
 * @param keys what the keys are of
 * @param answer what it answers when all is well
 * @param handler answers from this instance's state; throws a problem when it cannot
 */
public record KeyedEndpoint(
    boolean post,
    String path,
    String parameter,
    String what,
    Keys keys,
    Answer answer,
    Handler handler) {

  /** An endpoint about a customer, for reading. */
  public static KeyedEndpoint readCustomer(String path, Answer answer, Handler handler) {
    return new KeyedEndpoint(false, path, "id", "customer", Keys.CUSTOMERS, answer, handler);
  }

  /** An endpoint about a customer that takes a body. */
  public static KeyedEndpoint askCustomer(String path, Answer answer, Handler handler) {
    return new KeyedEndpoint(true, path, "id", "customer", Keys.CUSTOMERS, answer, handler);
  }

  /** An endpoint about an order, for reading. */
  public static KeyedEndpoint readOrder(String path, Answer answer, Handler handler) {
    return new KeyedEndpoint(false, path, "orderId", "order", Keys.ORDERS, answer, handler);
  }

  /** The key that a request is about. */
  String key(Context ctx) {
    return PathId.of(ctx, parameter, what);
  }

  /** The path of a request about a key, for another instance. */
  String pathOf(String key) {
    return path.replace("{" + parameter + "}", QueryString.encode(key));
  }
}
