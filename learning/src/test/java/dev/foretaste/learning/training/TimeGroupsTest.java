package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.learning.ExampleBuilder;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeGroupsTest {
  private static final long LAST = Long.MAX_VALUE;

  @Property
  void shouldPartNoTimeAndLoseNoExample(
      @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 15) Long> times,
      @ForAll @IntRange(min = 1, max = 8) int most) {
    List<HeldExample> examples =
        times.stream().sorted().map(time -> ExampleBuilder.example().at(time).held()).toList();

    List<List<HeldExample>> groups = TimeGroups.of(examples, most);

    assertThat(groups).hasSizeLessThanOrEqualTo(most).doesNotContain(List.of());
    assertThat(groups.stream().flatMap(List::stream).toList()).isEqualTo(examples);
    for (int group = 1; group < groups.size(); group++) {
      List<HeldExample> older = groups.get(group - 1);
      assertThat(older.get(older.size() - 1).eventTime())
          .isLessThan(groups.get(group).get(0).eventTime());
    }
  }

  @Test
  void shouldCutGroupsOfTheSameSize() {
    List<HeldExample> examples =
        LongStream.range(0, 12).mapToObj(time -> ExampleBuilder.example().at(time).held()).toList();

    assertThat(TimeGroups.of(examples, 4)).extracting(List::size).containsExactly(3, 3, 3, 3);
  }

  /** Nothing at or after the earliest label of a group says anything about the group's features. */
  @Property(tries = 25)
  void shouldNotLetAGroupSeeItsOwnTimeOrLater(
      @ForAll @IntRange(min = 1, max = 6) int most,
      @ForAll @IntRange(min = 0, max = 5) int chosen,
      @ForAll long seed) {
    List<HeldExample> all = TasteWorld.exampleSet(TasteWorld.examples(12, 8, seed)).examples();
    List<HeldExample> labels = all.subList(all.size() / 3, all.size());
    int group = chosen % TimeGroups.of(labels, most).size();
    long earliest = TimeGroups.of(labels, most).get(group).get(0).eventTime();
    List<HeldExample> changed = changedFrom(earliest, all, new Random(seed));

    FeatureMatrix features = features(group, most, labels, all);
    FeatureMatrix otherFuture = features(group, most, labels, changed);

    assertThat(otherFuture.hash()).isEqualTo(features.hash());
  }

  @Test
  void shouldSeeWhatIsOlderThanTheGroup() {
    List<HeldExample> all = TasteWorld.exampleSet(TasteWorld.examples(12, 8, 1)).examples();
    List<HeldExample> labels = all.subList(all.size() / 3, all.size());
    long earlier = labels.get(0).eventTime();
    List<HeldExample> changed = changedFrom(earlier, all, new Random(1));

    assertThat(features(1, 2, labels, changed).hash())
        .as("the second group sees what the first one ordered")
        .isNotEqualTo(features(1, 2, labels, all).hash());
  }

  @Test
  void shouldNotGoBackInTime() {
    List<HeldExample> all = TasteWorld.exampleSet(TasteWorld.examples(3, 4, 1)).examples();
    TableHistory history = new TableHistory(all);
    history.before(LAST);

    assertThatThrownBy(() -> history.before(all.get(0).eventTime()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static FeatureMatrix features(
      int group, int most, List<HeldExample> labels, List<HeldExample> known) {
    int number = 0;
    TrainingMonitor monitor = TrainingMonitor.cancelledBy(() -> false);
    for (SeenExamples seen : TimeGroups.seen(labels, most, new TableHistory(known), monitor)) {
      if (number++ == group) {
        return LabelledRows.of(seen.examples(), seen.tables()).first(Integer.MAX_VALUE);
      }
    }
    throw new AssertionError("there is no group " + group);
  }

  /** From a time on something else is ordered, by somebody else, in another sequence. */
  private static List<HeldExample> changedFrom(
      long time, List<HeldExample> examples, Random random) {
    List<HeldExample> changed = new ArrayList<>();
    for (HeldExample held : examples) {
      TrainingExample example = held.decode();
      if (held.eventTime() >= time) {
        example.setOrdered(ExampleBuilder.basket("from-the-future", "dish-" + random.nextInt(60)));
        example.setEventTime(time + random.nextInt(1_000_000));
        example.setStateBefore(
            examples.get(random.nextInt(examples.size())).decode().getStateBefore());
      }
      changed.add(HeldExample.of(held.key(), example, held.partition(), held.offset()));
    }
    changed.sort(HeldExample.CHRONOLOGICAL);
    return changed;
  }
}
