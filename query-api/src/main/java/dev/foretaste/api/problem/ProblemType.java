package dev.foretaste.api.problem;

/** The kinds of errors that the API itself distinguishes; clients may rely on them. */
public enum ProblemType {
  /** The request or its path cannot be read. */
  MALFORMED_REQUEST(400, "malformed-request", "The request cannot be read"),
  /** A path or query parameter is outside of its limits. */
  INVALID_PARAMETER(400, "invalid-parameter", "A parameter is not valid"),
  /** The body is not JSON. */
  MALFORMED_JSON(400, "malformed-json", "The body is not valid JSON"),
  /** The body is JSON, but not a valid order. */
  INVALID_ORDER(400, "invalid-order", "The order is not valid"),
  /** The body is JSON, but not valid feedback. */
  INVALID_FEEDBACK(400, "invalid-feedback", "The feedback is not valid"),
  /** The body is JSON, but not a valid request to rank. */
  INVALID_RANK_REQUEST(400, "invalid-rank-request", "The request to rank is not valid"),
  /** The body is JSON, but not a valid batch. */
  INVALID_BATCH(400, "invalid-batch", "The batch is not valid"),
  /** The body is JSON, but not a valid item of the menu. */
  INVALID_MENU_ITEM(400, "invalid-menu-item", "The item of the menu is not valid"),
  /** The body is JSON, but not a valid request about a model. */
  INVALID_MODEL_REQUEST(400, "invalid-model-request", "The request about a model is not valid"),
  /** No API key that is good was shown. */
  UNAUTHENTICATED(401, "unauthenticated", "A valid API key is needed"),
  /** The API key may not do this. */
  SCOPE_MISSING(403, "scope-missing", "The API key may not do this"),
  /** Only clients on the server's machine may do this. */
  LOCAL_ONLY(403, "local-only", "This is for clients on the same machine"),
  /** Only other instances of the service may ask this. */
  INTERNAL_ONLY(403, "internal-only", "This is for other instances"),
  /** There is no such model version, or no longer. */
  UNKNOWN_MODEL(404, "unknown-model", "There is no such model version"),
  /** No experiment has this id. */
  UNKNOWN_EXPERIMENT(404, "unknown-experiment", "There is no such experiment"),
  /** Nothing is known of the customer. */
  UNKNOWN_CUSTOMER(404, "unknown-customer", "The customer has never ordered"),
  /** Nothing is known of what was expected of the order. */
  UNKNOWN_ORDER(404, "unknown-order", "Nothing is known of the order"),
  /** Neither the model nor the menu knows the item. */
  UNKNOWN_ITEM(404, "unknown-item", "The item is not known"),
  /** No endpoint has this path. */
  NO_SUCH_ENDPOINT(404, "no-such-endpoint", "There is no such endpoint"),
  /** The endpoint does not take this method. */
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "The endpoint does not take this method"),
  /** The client does not take what the endpoint sends. */
  NOT_ACCEPTABLE(406, "not-acceptable", "The answer would be of another media type"),
  /** The body did not come in time. */
  REQUEST_TIMEOUT(408, "request-timeout", "The request came too slowly"),
  /** The customer's order id stands for an order with other content. */
  ORDER_ID_REUSED(409, "order-id-reused", "The order id was used before"),
  /** The customer's feedback id stands for feedback with other content. */
  FEEDBACK_ID_REUSED(409, "feedback-id-reused", "The feedback id was used before"),
  /** The model version cannot take that place. */
  MODEL_REFUSED(409, "model-refused", "The model cannot be used so"),
  /** The body is too large. */
  BODY_TOO_LARGE(413, "body-too-large", "The body is too large"),
  /** The body is of another media type. */
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body must be JSON"),
  /** Another instance keeps the customer; only instances tell each other so. */
  KEPT_ELSEWHERE(421, "kept-elsewhere", "Another instance keeps the customer"),
  /** The API key has been used more often than it may be. */
  RATE_LIMITED(429, "rate-limited", "The API key was used too often"),
  /** A fault of the server. */
  INTERNAL_ERROR(500, "internal-error", "The server failed to answer"),
  /** The customers' states cannot be read right now. */
  STATE_UNAVAILABLE(503, "state-unavailable", "The state is not available right now"),
  /** What the answer must take into account has not been processed within the time to wait. */
  NOT_PROCESSED_YET(503, "not-processed-yet", "The event has not been processed yet"),
  /** Kafka did not acknowledge a change of the menu in time. */
  MENU_UNAVAILABLE(503, "menu-unavailable", "The menu cannot be changed right now"),
  /** Nobody can be erased, or Kafka did not acknowledge in time. */
  ERASURE_UNAVAILABLE(503, "erasure-unavailable", "Customers cannot be erased right now"),
  /** Kafka did not acknowledge in time. */
  ORDER_LOG_UNAVAILABLE(503, "order-log-unavailable", "Orders cannot be stored right now"),
  /** Kafka did not acknowledge feedback in time. */
  FEEDBACK_LOG_UNAVAILABLE(503, "feedback-log-unavailable", "Feedback cannot be stored right now"),
  /** As many orders, as much feedback or as many model requests are on their way as it takes. */
  OVERLOADED(503, "overloaded", "The server takes no more right now"),
  /** An administrative call could not be written down, so it was not done. */
  AUDIT_UNAVAILABLE(503, "audit-unavailable", "The audit log cannot be written right now"),
  /** The topic of the events cannot be read in time. */
  EVENTS_UNAVAILABLE(503, "events-unavailable", "Events cannot be read right now"),
  /** The topics of the models cannot be reached in time. */
  MODELS_UNAVAILABLE(503, "models-unavailable", "Models cannot be read or changed right now"),
  /** The instance is starting, restoring or stopping. */
  NOT_READY(503, "not-ready", "The instance is not ready");

  private static final String NAMESPACE = "urn:foretaste:problem:";

  private final int status;
  private final String code;
  private final String title;

  ProblemType(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  int status() {
    return status;
  }

  public String uri() {
    return NAMESPACE + code;
  }

  String title() {
    return title;
  }
}
