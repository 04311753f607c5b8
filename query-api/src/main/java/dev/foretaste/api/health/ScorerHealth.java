package dev.foretaste.api.health;

import dev.foretaste.topology.inputs.ModelTimeline;
import java.util.function.Supplier;

/**
 * Names the scorer that answers. There always is one: the stream loads model-updates before it
 * runs, and until a model has been trained the baseline answers.
 *
 * @param models the models this instance has loaded
 */
public record ScorerHealth(Supplier<ModelTimeline.View> models) implements HealthCheck {
  @Override
  public String component() {
    return "scorer";
  }

  @Override
  public ComponentHealth check() {
    var champion = models.get().champion();
    return new ComponentHealth(true, champion.scorer().name() + " " + champion.version());
  }
}
