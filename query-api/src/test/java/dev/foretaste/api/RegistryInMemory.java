package dev.foretaste.api;

import dev.foretaste.explanation.FeatureImportance;
import dev.foretaste.models.ChampionView;
import dev.foretaste.models.ExperimentAdministration;
import dev.foretaste.models.ModelAdministration;
import dev.foretaste.models.ModelDetails;
import dev.foretaste.models.ModelRefusedException;
import dev.foretaste.models.ModelSummary;
import dev.foretaste.models.ModelsUnavailableException;
import dev.foretaste.models.UnknownModelException;
import dev.foretaste.models.VerdictView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two versions, of which v2 is champion; v1 can be promoted or gone back to, nothing else. */
final class RegistryInMemory implements ModelAdministration {
  volatile boolean reachable = true;
  private final ExperimentAdministration experiments = new ExperimentsInMemory();

  @Override
  public List<ModelSummary> list() {
    requireReachable();
    return List.of(summary("v1", false), summary("v2", true));
  }

  @Override
  public ModelDetails show(String version) {
    ModelSummary summary =
        list().stream()
            .filter(candidate -> candidate.version().equals(version))
            .findFirst()
            .orElseThrow(() -> new UnknownModelException(version));
    return new ModelDetails(
        summary,
        "00000000000000ff",
        List.of("a"),
        List.of(),
        new ModelDetails.Lineage(
            "", 1, "00", "", "", List.of(), "all", Map.of(), "test", summary.trainedAt()),
        List.of(new FeatureImportance("a", 3, 2.5, 40, 0.7)),
        List.of());
  }

  @Override
  public List<VerdictView> verdicts() {
    return List.of(verdict("v1"), verdict("v2"));
  }

  @Override
  public Optional<VerdictView> verdictOn(String requestId) {
    return Optional.empty();
  }

  @Override
  public ChampionView promote(String version, String reason) {
    show(version);
    if (version.equals("v2")) {
      throw new ModelRefusedException("version v2 is champion already; nothing was changed");
    }
    return new ChampionView(version, "v2", "promote", reason, "", List.of("v2"));
  }

  @Override
  public ChampionView rollback(Optional<String> version, String reason) {
    return new ChampionView(version.orElse("v1"), "v2", "rollback", reason, "", List.of());
  }

  @Override
  public ExperimentAdministration experiments() {
    return experiments;
  }

  @Override
  public String requestTraining(String reason) {
    return "request-1";
  }

  private void requireReachable() {
    if (!reachable) {
      throw new ModelsUnavailableException("Kafka cannot be reached");
    }
  }

  private static ModelSummary summary(String version, boolean champion) {
    return new ModelSummary(
        version, "baseline", champion, false, "2026-01-01T00:00:00Z", "", 10, Map.of());
  }

  private static VerdictView verdict(String version) {
    return new VerdictView(
        version, true, List.of("better"), List.of(), 1, "2026-01-01T00:00:00Z", Map.of());
  }
}
