package dev.foretaste.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import java.io.IOException;

/**
 * Parses JSON without guessing: doubled fields and anything after the value are refused, nesting
 * and names are bounded. Thread-safe.
 */
public final class StrictJson {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(16).maxNameLength(1_000).build();

  private final ObjectMapper json =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String what;

  /** A parser of bodies that should each be one such thing, for example "order". */
  public StrictJson(String what) {
    this.what = what;
  }

  /**
   * Parses a body.
   *
   * @param body UTF-8
   * @throws ProblemException when the body is not JSON
   */
  public JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED_JSON, "The body is not UTF-8 text"), e);
    }
  }

  private ProblemException malformed(JsonProcessingException fault) {
    JsonLocation at = fault.getLocation();
    if (at == null || at.getLineNr() < 1) {
      return new ProblemException(Problem.of(ProblemType.MALFORMED_JSON, why(fault)), fault);
    }
    return new ProblemException(
        Problem.of(
                ProblemType.MALFORMED_JSON,
                "%s, at line %d, column %d".formatted(why(fault), at.getLineNr(), at.getColumnNr()))
            .with("line", at.getLineNr())
            .with("column", at.getColumnNr()),
        fault);
  }

  private String why(JsonProcessingException fault) {
    if (fault instanceof JsonEOFException) {
      return "The body ends before the JSON does";
    }
    if (fault instanceof StreamConstraintsException) {
      return "The JSON is nested too deeply, or a name or number in it is too long";
    }
    return fault instanceof MismatchedInputException
        ? "Something follows the " + what
        : fault.getOriginalMessage();
  }
}
