package dev.foretaste.api.orders;

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
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads orders from JSON without guessing: unknown, missing and doubled fields, values of another
 * type and anything after the order are refused. Fields are read one by one instead of being bound
 * to a class, so that one answer names all faults. Thread-safe.
 */
final class OrderReader {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxNestingDepth(16).maxNameLength(1_000).build();

  private final ObjectMapper json =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads an order; its values are not checked against their limits yet.
   *
   * @param body UTF-8
   * @throws ProblemException when the body is no order
   */
  OrderPlaced read(byte[] body) {
    JsonNode tree = parse(body);
    if (!tree.isObject()) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_ORDER, "The body must be one JSON object, an order"));
    }
    List<FieldFault> faults = new ArrayList<>();
    OrderPlaced order = order(new JsonFields(tree, "", faults));
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_ORDER, faults));
    }
    return order;
  }

  private static OrderPlaced order(JsonFields fields) {
    OrderPlaced order =
        new OrderPlaced(
            fields.text("orderId"),
            fields.text("customerId"),
            fields.text("storeId"),
            fields.text("channel"),
            fields.time("eventTime"),
            fields.text("currency"),
            fields.objects("lines").stream().map(OrderReader::line).toList());
    fields.refuseOthers();
    return order;
  }

  private static OrderLine line(JsonFields fields) {
    OrderLine line =
        new OrderLine(
            fields.text("itemId"),
            fields.optionalText("size").orElse(null),
            fields.integer("quantity"),
            fields.longInteger("unitPrice"));
    fields.refuseOthers();
    return line;
  }

  private JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(ProblemType.MALFORMED_JSON, "The body is not UTF-8 text"), e);
    }
  }

  private static ProblemException malformed(JsonProcessingException fault) {
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

  private static String why(JsonProcessingException fault) {
    if (fault instanceof JsonEOFException) {
      return "The body ends before the JSON does";
    }
    if (fault instanceof StreamConstraintsException) {
      return "The JSON is nested too deeply, or a name or number in it is too long";
    }
    return fault instanceof MismatchedInputException
        ? "Something follows the order"
        : fault.getOriginalMessage();
  }
}
