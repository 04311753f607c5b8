package dev.foretaste.api.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A problem document (RFC 9457). Immutable.
 *
 * @param type URI that identifies the kind of problem
 * @param title the kind of problem, for people
 * @param status HTTP status, 400 to 599
 * @param detail this occurrence, for people; holds no ids and no internals
 * @param errors the faulty fields; empty when no field is to blame
 * @param members further members of the document
 * @param headers headers that the response must carry
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    List<FieldFault> errors,
    Map<String, Object> members,
    Map<String, String> headers) {
  /** Media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int MAX_ERRORS = 100;

  /** A problem that concerns the request as a whole. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(
        type.uri(), type.title(), type.status(), detail, List.of(), Map.of(), Map.of());
  }

  /** A problem with fields; the detail is that of the first. No more than 100 are shown. */
  public static Problem of(ProblemType type, List<FieldFault> errors) {
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        errors.get(0).detail(),
        errors.stream().limit(MAX_ERRORS).toList(),
        Map.of(),
        Map.of());
  }

  /** A problem that says no more than its HTTP status. */
  public static Problem ofStatus(int status) {
    String phrase = HttpStatus.getMessage(status);
    return new Problem("about:blank", phrase, status, phrase, List.of(), Map.of(), Map.of());
  }

  /** The same problem with one more member. */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, title, status, detail, errors, more, headers);
  }

  /** The same problem with one more header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(type, title, status, detail, errors, members, more);
  }

  /** The same problem; a client may try again after this time, in whole seconds. */
  public Problem retryAfter(Duration delay) {
    return withHeader("Retry-After", Long.toString(delay.toSeconds()));
  }

  /** The document's members in sequence. */
  public Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", type);
    document.put("title", title);
    document.put("status", status);
    document.put("detail", detail);
    document.putAll(members);
    if (!errors.isEmpty()) {
      document.put("field", errors.get(0).field());
      document.put("errors", errors);
    }
    return document;
  }
}
