package dev.foretaste.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.ChampionPointer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChampionPointersTest {
  private static final Instant AT = Instant.ofEpochMilli(17);

  private Optional<ChampionPointer> current = Optional.empty();

  @Test
  void shouldBeginWithoutAHistory() {
    ChampionPointer first = move("v1", ChampionMove.TRAIN);

    assertThat(first)
        .isEqualTo(new ChampionPointer("v1", null, "because", 17L, "train", List.of()));
  }

  @Test
  void shouldRememberEarlierChampionsTheLatestFirst() {
    move("v1", ChampionMove.TRAIN);
    move("v2", ChampionMove.TRAIN);

    ChampionPointer third = move("v3", ChampionMove.PROMOTE);

    assertThat(third.getPrevious()).isEqualTo("v2");
    assertThat(third.getAction()).isEqualTo("promote");
    assertThat(third.getHistory()).containsExactly("v2", "v1");
  }

  @Test
  void shouldGoOneStepFurtherBackWithEveryRollback() {
    move("v1", ChampionMove.TRAIN);
    move("v2", ChampionMove.TRAIN);
    move("v3", ChampionMove.TRAIN);

    ChampionPointer once = move("v2", ChampionMove.ROLLBACK);
    ChampionPointer twice = move("v1", ChampionMove.ROLLBACK);

    assertThat(once.getHistory()).containsExactly("v1");
    assertThat(twice.getHistory()).isEmpty();
    assertThat(ChampionPointers.history(twice)).isEmpty();
  }

  @Test
  void shouldGoBackToOtherTreesHoweverOftenTablesWereRefreshed() {
    move("v1", ChampionMove.TRAIN);
    move("v2", ChampionMove.TABLES);
    move("v3", ChampionMove.TRAIN);
    ChampionPointer refreshed = move("v4", ChampionMove.TABLES);

    assertThat(refreshed.getPrevious()).isEqualTo("v3");
    assertThat(ChampionPointers.history(refreshed)).containsExactly("v2");
  }

  @Test
  void shouldHaveNothingToGoBackToAfterTheFirstTables() {
    move("v1", ChampionMove.TRAIN);
    ChampionPointer refreshed = move("v2", ChampionMove.TABLES);

    assertThat(ChampionPointers.history(refreshed)).isEmpty();
  }

  @Test
  void shouldForgetWhatAFartherRollbackSkips() {
    for (String version : List.of("v1", "v2", "v3", "v4")) {
      move(version, ChampionMove.TRAIN);
    }

    ChampionPointer back = move("v2", ChampionMove.ROLLBACK);
    ChampionPointer onward = move("v5", ChampionMove.TRAIN);

    assertThat(back.getHistory()).containsExactly("v1");
    assertThat(onward.getHistory()).containsExactly("v2", "v1");
  }

  @Test
  void shouldBoundTheHistory() {
    for (int version = 1; version <= 60; version++) {
      move("v" + version, ChampionMove.TRAIN);
    }

    assertThat(current.orElseThrow().getHistory())
        .hasSize(ChampionPointers.MAX_HISTORY)
        .startsWith("v59")
        .endsWith("v10");
  }

  @Test
  void shouldGoBackToThePreviousChampionOfAPointerWithoutHistory() {
    current =
        Optional.of(new ChampionPointer("v2", "v1", "earlier release", 0L, "promote", List.of()));

    assertThat(ChampionPointers.history(current.orElseThrow())).containsExactly("v1");
    assertThat(move("v3", ChampionMove.TRAIN).getHistory()).containsExactly("v2", "v1");
  }

  private ChampionPointer move(String version, ChampionMove action) {
    ChampionPointer next = ChampionPointers.next(current, version, action, "because", AT);
    current = Optional.of(next);
    return next;
  }
}
