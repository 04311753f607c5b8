package dev.foretaste.api.orders;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/**
 * What became of one order of a batch.
 *
 * @param orderId as it was sent; empty when it was no text
 * @param status what the order would have been answered with by itself
 * @param position partition:offset; null when the order was refused
 * @param duplicate whether it stood there already
 * @param problem the problem document; null when the order was taken
 */
record EntryView(
    String orderId,
    int status,
    @MayBeNull String position,
    boolean duplicate,
    @MayBeNull Map<String, Object> problem) {

  static EntryView of(String orderId, Receipt receipt) {
    if (receipt instanceof Receipt.Appended appended) {
      return new EntryView(
          orderId, HttpStatus.ACCEPTED.getCode(), appended.position().toString(), false, null);
    }
    return receipt instanceof Receipt.Repeated repeated
        ? new EntryView(
            orderId, HttpStatus.OK.getCode(), repeated.position().toString(), true, null)
        : of(orderId, idReused());
  }

  static EntryView of(String orderId, Problem problem) {
    return new EntryView(orderId, problem.status(), null, false, problem.document());
  }

  static Problem idReused() {
    return Problem.of(
        ProblemType.ORDER_ID_REUSED,
        List.of(
            new FieldFault(
                "orderId",
                "orderId was used before for an order of this customer with other content;"
                    + " use a new id")));
  }
}
