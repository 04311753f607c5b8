package dev.foretaste.api.orders;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.json.JsonFields;
import dev.foretaste.api.json.StrictJson;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads orders from JSON without guessing: unknown, missing and doubled fields, values of another
 * type and anything after the order are refused. Fields are read one by one instead of being bound
 * to a class, so that one answer names all faults. Thread-safe.
 */
final class OrderReader {
  private final StrictJson json = new StrictJson("order");

  /**
   * Reads an order; its values are not checked against their limits yet.
   *
   * @param body UTF-8
   * @throws ProblemException when the body is no order
   */
  OrderPlaced read(byte[] body) {
    return read(json.parse(body));
  }

  /**
   * Reads an order that has been parsed; its values are not checked against their limits yet.
   *
   * @throws ProblemException when it is no order
   */
  OrderPlaced read(JsonNode tree) {
    if (!tree.isObject()) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_ORDER, "An order must be one JSON object"));
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
            fields.objects("lines").stream().map(OrderReader::line).toList(),
            fields.optionalFlag("consent").orElse(true));
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
}
