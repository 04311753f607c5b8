package dev.foretaste.topology.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.topology.replay.MergedPlaces.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MergedPlacesTest {
  private record Entry(long merged, Place place) {}

  @Test
  void shouldReadPlacesFromHeaders() {
    assertThat(Place.of(Map.of("foretaste.merged.logged", "7"))).contains(new Place(7, false));
    assertThat(Place.of(Map.of("foretaste.merged.missing-before", "7")))
        .contains(new Place(7, true));
    assertThat(Place.of(Map.of("another", "7"))).isEmpty();
  }

  @Test
  void shouldReachTheOrderBeforeForOneThatWasMissing() {
    assertThat(new Place(7, true).reached()).isEqualTo(6);
    assertThat(new Place(7, false).reached()).isEqualTo(7);
  }

  /**
   * @param steps one per record: 0 a missing order, 1 the next record of the log, more when records
   *     between are gone from it; above 4 there is a gap in the merged orders too
   */
  @Property(tries = 500)
  void shouldFindEveryPlaceBothWays(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 7) Integer> steps) {
    MergedPlaces places = new MergedPlaces();
    List<Entry> entries = new ArrayList<>();
    long merged = 0;
    long logged = -1;
    for (int step : steps) {
      merged += step > 4 ? 2 : 1;
      logged += step;
      Place place = new Place(step == 0 ? logged + 1 : logged, step == 0);
      entries.add(new Entry(merged, place));
      places.add(merged, place);
    }

    for (long offset = 0; offset <= merged + 2; offset++) {
      long asked = offset;
      assertThat(places.of(asked))
          .isEqualTo(
              entries.stream()
                  .filter(entry -> entry.merged() == asked)
                  .map(Entry::place)
                  .findFirst());
      assertThat(places.loggedBelow(asked))
          .isEqualTo(
              entries.stream()
                  .filter(entry -> entry.merged() < asked && !entry.place().missing())
                  .mapToLong(entry -> entry.place().offset() + 1)
                  .max()
                  .orElse(0));
    }
    for (long offset = 0; offset <= logged + 2; offset++) {
      long asked = offset;
      Optional<Long> expected =
          entries.stream()
              .filter(entry -> !entry.place().missing() && entry.place().offset() >= asked)
              .map(Entry::merged)
              .findFirst();
      assertThat(places.merged(asked)).isEqualTo(expected);
    }
  }
}
