package dev.foretaste.api.models;

import dev.foretaste.api.json.JsonFields;
import dev.foretaste.api.problem.FieldFault;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.models.ExperimentPlan;
import dev.foretaste.schema.ExperimentKind;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a request to start an experiment.
 *
 * @param plan what is to be tried
 */
record ExperimentRequest(ExperimentPlan plan) {
  private static final Map<String, ExperimentKind> KINDS =
      Map.of("shadow", ExperimentKind.SHADOW, "ab", ExperimentKind.AB);
  private static final int MOST = 1_000;
  private static final int STANDARD = 100;

  /**
   * Reads the body.
   *
   * @throws ProblemException when it is something else
   */
  static ExperimentRequest read(Context ctx) {
    List<FieldFault> faults = new ArrayList<>();
    JsonFields fields = ModelRequest.fields(ctx, faults);
    String challenger = fields.text("challenger");
    ExperimentKind kind = fields.optionalChoice("kind", KINDS).orElse(ExperimentKind.SHADOW);
    int perMille = fields.optionalInteger("sharePerMille").orElse(STANDARD);
    Optional<String> salt = fields.optionalText("salt");
    String reason = ModelRequest.reason(fields, faults);
    fields.refuseOthers();
    if (perMille < 1 || perMille > MOST) {
      faults.add(
          new FieldFault(
              "sharePerMille", "sharePerMille must be 1 to 1000 thousandths of the customers"));
    }
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_MODEL_REQUEST, faults));
    }
    return new ExperimentRequest(
        new ExperimentPlan(kind, ModelRequest.requireVersion(challenger), perMille, salt, reason));
  }
}
