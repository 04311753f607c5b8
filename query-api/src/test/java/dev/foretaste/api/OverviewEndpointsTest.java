package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.schema.QualitySums;
import dev.foretaste.topology.demand.DemandPart;
import dev.foretaste.topology.overview.Overviews.QualityCell;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Sunday noon. */
class OverviewEndpointsTest {
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
  void shouldTellHowPredictionsDidByWindowAndVersion() {
    settled("v1", Duration.ofHours(30), new QualitySums(10L, 2.0, 1.0, 4L));
    settled("v1", Duration.ofHours(2), new QualitySums(2L, 1.0, 0.5, 1L));
    settled("v2", Duration.ZERO, new QualitySums(4L, 3.0, 2.0, 4L));

    JsonNode windows = api.json(api.get("/v1/quality")).get("windows");

    assertThat(windows.findValuesAsText("hours")).containsExactly("1", "24", "168", "720");
    assertThat(windows.get(0).at("/total/orders").asInt()).isEqualTo(4);
    JsonNode day = windows.get(1);
    assertThat(day.at("/total/recallAt10").asDouble()).isCloseTo(4.0 / 6, within(1e-9));
    assertThat(day.get("models").findValuesAsText("modelVersion")).containsExactly("v2", "v1");
    assertThat(day.at("/models/0/phrAt10").asDouble()).isEqualTo(1);
    assertThat(day.at("/models/1/ndcgAt10").asDouble()).isEqualTo(0.25);
    assertThat(windows.get(2).at("/models/0/orders").asInt()).isEqualTo(12);
  }

  @Test
  void shouldTellNoMeanOfNothing() {
    JsonNode windows = api.json(api.get("/v1/quality?hours=5")).get("windows");

    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).get("from").asText()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(windows.get(0).get("total").toString()).isEqualTo("{\"orders\":0}");
  }

  @Test
  void shouldSpreadTheDemandOfADayOverItsHours() {
    List<Long> hours = new ArrayList<>(Collections.nCopies(48, 0L));
    hours.set(24 + 12, 30L);
    hours.set(24 + 13, 10L);
    hours.set(24 + 9, 60L);
    hours.set(0, 5L);
    Map<String, List<Double>> items =
        Map.of("cola", List.of(10.0, 2.0), "tea", List.of(0.0, 4.0), "milk", List.of(0.0, 0.0));
    api.overviews.demand.put(
        Optional.of("s1"), new DemandPart(true, List.of(20.0, 4.0), items, hours, 7, 2, 1, false));

    JsonNode demand = api.json(api.get("/v1/demand?store=s1&horizon=13"));

    assertThat(demand.get("from").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(demand.get("storeId").asText()).isEqualTo("s1");
    assertThat(demand.get("customers").asInt()).isEqualTo(7);
    assertThat(demand.get("ordersByHour")).hasSize(13);
    assertThat(demand.at("/ordersByHour/0").asDouble()).isCloseTo(6, within(1e-9));
    assertThat(demand.at("/ordersByHour/1").asDouble()).isCloseTo(2, within(1e-9));
    assertThat(demand.at("/ordersByHour/12").asDouble()).isCloseTo(4, within(1e-9));
    assertThat(demand.get("orders").asDouble()).isCloseTo(12, within(1e-9));
    assertThat(demand.get("items").findValuesAsText("itemId")).containsExactly("cola", "tea");
    assertThat(demand.at("/items/0/expected").asDouble()).isCloseTo(6, within(1e-9));
    assertThat(api.json(api.get("/v1/demand?store=s1&horizon=13&k=1")).get("items")).hasSize(1);
  }

  @Test
  void shouldNotTellTheDemandOfAPartOfTheCustomers() {
    List<Long> hours = Collections.nCopies(48, 0L);
    api.overviews.demand.put(
        Optional.empty(), new DemandPart(false, List.of(1.0), Map.of(), hours, 1, 0, 0, false));

    var response = api.get("/v1/demand");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "demand?horizon=0, horizon",
    "demand?horizon=169, horizon",
    "demand?store=, store",
    "demand?k=501, k",
    "quality?hours=721, hours",
    "quality?hours=soon, hours"
  })
  void shouldNameTheFaultyParameter(String target, String field) {
    var response = api.get("/v1/" + target);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo(field);
  }

  private void settled(String version, Duration ago, QualitySums sums) {
    Instant hour = ApiUnderTest.NOW.minus(ago);
    api.overviews.quality.add(new QualityCell(version, hour, sums));
  }
}
