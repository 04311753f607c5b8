package dev.foretaste.api.models;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.foretaste.api.json.JsonFields;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a request that changes something about models: a JSON object, which may be empty.
 * JSON is required even so: a browser then asks before it lets a page of another site send it.
 *
 * @param reason in words
 * @param version which version is meant; empty when the request or its path says so
 */
record ModelRequest(String reason, Optional<String> version) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final int MAX_REASON = 500;
  private static final String DEFAULT_REASON = "asked for through the API";

  /**
   * Reads the body.
   *
   * @param versioned whether it may name a version
   * @throws ProblemException when it is something else
   */
  static ModelRequest read(Context ctx, boolean versioned) {
    List<FieldFault> faults = new ArrayList<>();
    JsonFields fields = fields(ctx, faults);
    String reason = reason(fields, faults);
    Optional<String> version = versioned ? fields.optionalText("version") : Optional.empty();
    fields.refuseOthers();
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_MODEL_REQUEST, faults));
    }
    return new ModelRequest(reason, version.map(ModelRequest::requireVersion));
  }

  /**
   * The fields of the body.
   *
   * @param faults takes what is wrong with them
   * @throws ProblemException when it is not a JSON object
   */
  static JsonFields fields(Context ctx, List<FieldFault> faults) {
    return new JsonFields(parse(RequestBody.read(ctx)), "", faults);
  }

  /** Why, in words; a fault when it is too long. */
  static String reason(JsonFields fields, List<FieldFault> faults) {
    Optional<String> reason = fields.optionalText("reason");
    if (reason.filter(text -> text.isBlank() || text.length() > MAX_REASON).isPresent()) {
      faults.add(
          new FieldFault(
              "reason", "reason must be 1 to %d characters, not blank".formatted(MAX_REASON)));
    }
    return reason.orElse(DEFAULT_REASON);
  }

  /**
   * A version as versions are named.
   *
   * @throws ProblemException when none can be named so
   */
  static String requireVersion(String version) {
    if (!VERSION.matcher(version).matches()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_PARAMETER,
              List.of(
                  new FieldFault(
                      "version",
                      "version must be 1 to 100 letters, digits, dots, hyphens or underscores"))));
    }
    return version;
  }

  private static JsonNode parse(byte[] body) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED_JSON, "The body is not one JSON object; send {}"), e);
    }
    if (!tree.isObject()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_MODEL_REQUEST,
              "The body must be one JSON object, such as {\"reason\": \"...\"}; {} will do"));
    }
    return tree;
  }
}
