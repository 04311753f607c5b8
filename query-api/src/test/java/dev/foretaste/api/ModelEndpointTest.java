package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelEndpointTest {
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldShowTheInitialModelUntilAnotherIsChampion() {
    HttpResponse<String> response = api.get("/v1/models/current");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"holdout\":{}");
    JsonNode model = api.json(response);
    assertThat(model.get("version").asText()).isEqualTo("v0");
    assertThat(model.get("scorer").asText()).isEqualTo("baseline");
    assertThat(model.get("championSinceOffset").isNull()).isTrue();
    assertThat(model.get("featureSchemaHash").asText())
        .isEqualTo("%016x".formatted(FeatureVectorizer.SCHEMA.hash()));
    assertThat(model.get("featureCount").asInt()).isEqualTo(FeatureVectorizer.SCHEMA.size());
    assertThat(model.get("lineage").isNull()).isTrue();
  }

  @Test
  void shouldShowTheChampionsQualityAndLineage() {
    crown("v7", Optional.of("v6"));

    HttpResponse<String> response = api.get("/v1/models/current");

    assertThat(response.body())
        .contains(
            "\"holdout\":{\"recall@10\":0.18,\"baseline_recall@10\":0.12,"
                + "\"baseline_ndcg@10\":0.1,\"ndcg@10\":0.16}");
    JsonNode model = api.json(response);
    assertThat(model.get("version").asText()).isEqualTo("v7");
    assertThat(model.get("championSinceOffset").asLong()).isEqualTo(41);
    assertThat(model.get("featureSchemaHash").asText()).isEqualTo("00000000000000ff");
    assertThat(model.get("featureCount").asInt()).isEqualTo(2);
    JsonNode lineage = model.get("lineage");
    assertThat(lineage.get("parent").asText()).isEqualTo("v6");
    assertThat(lineage.get("examples").asLong()).isEqualTo(1_234);
    assertThat(lineage.get("labelsFrom").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(lineage.get("labelsTo").asText()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(lineage.get("sampling").asText()).isEqualTo("all");
    assertThat(lineage.get("parameters").get("max_depth").asText()).isEqualTo("6");
    assertThat(lineage.get("trainedAt").asText()).isEqualTo("2026-02-02T00:00:00Z");
    assertThat(lineage.get("codeVersion").asText()).isEqualTo("0.1.0");
  }

  @Test
  void shouldShowThatTheFirstTrainedModelHasNoParent() {
    crown("v1", Optional.empty());

    JsonNode lineage = api.json(api.get("/v1/models/current")).get("lineage");

    assertThat(lineage.get("parent").isNull()).isTrue();
  }

  private void crown(String version, Optional<String> parent) {
    ModelBundle manifest =
        new ModelBundle(
            version,
            "baseline",
            255L,
            List.of("a", "b"),
            List.of(),
            Map.of(
                "ndcg@10",
                .16,
                "baseline_recall@10",
                .12,
                "recall@10",
                .18,
                "baseline_ndcg@10",
                .1),
            new ModelLineage(
                parent.orElse(null),
                1_234L,
                0L,
                List.of(),
                Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2026-02-01T00:00:00Z").toEpochMilli(),
                "all",
                Map.of("max_depth", "6"),
                "0.1.0",
                Instant.parse("2026-02-02T00:00:00Z").toEpochMilli()),
            "first",
            null,
            1_234L,
            Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
    api.models.add(
        new ScoringModel(version, new BaselineScorer(), ItemTables.EMPTY, Optional.of(manifest)));
    api.models.crown(version, 41);
  }
}
