package dev.foretaste.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StableHashTest {

  @Test
  void shouldBeTheSameInEveryRunAndOnEveryMachine() {
    assertThat(StableHash.of("")).isEqualTo(0xB992B056E7D8A844L);
    assertThat(StableHash.of("margherita")).isEqualTo(0x47512AE4F0B9D497L);
    assertThat(new StableHash().add(42).add(new float[] {1.5f, Float.NaN, -0f}).value())
        .isEqualTo(0x791C309840FC69F4L);
  }

  @Test
  void shouldTellTextsApartThatJoinToTheSame() {
    assertThat(new StableHash().add("ab").add("c").value())
        .isNotEqualTo(new StableHash().add("a").add("bc").value());
  }

  @Test
  void shouldTellTextsApartThatDifferInTrailingZeroCharacters() {
    assertThat(StableHash.of("a")).isNotEqualTo(StableHash.of("a\0"));
  }

  @Test
  void shouldTellZeroFromMinusZero() {
    assertThat(hash(0f)).isNotEqualTo(hash(-0f));
  }

  @Test
  void shouldTakeEveryNanForTheSame() {
    assertThat(hash(Float.intBitsToFloat(0x7FC00001))).isEqualTo(hash(Float.NaN));
  }

  @Test
  void shouldNotDependOnWhetherTheHashWasReadBefore() {
    StableHash hash = new StableHash().add("a");

    hash.value();

    assertThat(hash.add("b").value()).isEqualTo(new StableHash().add("a").add("b").value());
  }

  @Test
  void shouldSpreadSimilarTextsEvenly() {
    int[] buckets = new int[64];
    for (int i = 0; i < 64_000; i++) {
      buckets[(int) (StableHash.of("customer-" + i) & 63)]++;
    }

    assertThat(IntStream.of(buckets).boxed()).allMatch(count -> count > 850 && count < 1_150);
  }

  @Property
  void shouldChangeWithEveryBitOfAnArray(
      @ForAll @Size(min = 1, max = 9) float[] values,
      @ForAll @IntRange(max = 8) int position,
      @ForAll @IntRange(max = 31) int bit) {
    int at = position % values.length;
    float[] flipped = values.clone();
    flipped[at] = Float.intBitsToFloat(Float.floatToIntBits(values[at]) ^ 1 << bit);
    Assume.that(!Float.isNaN(values[at]) || !Float.isNaN(flipped[at]));

    assertThat(hash(flipped)).isNotEqualTo(hash(values));
  }

  @Property
  void shouldDependOnTheSequence(@ForAll long first, @ForAll long second) {
    Assume.that(first != second);

    assertThat(new StableHash().add(first).add(second).value())
        .isNotEqualTo(new StableHash().add(second).add(first).value());
  }

  @Property(tries = 20)
  void shouldNotCollideOnConsecutiveNumbers(@ForAll long from) {
    Set<Long> hashes = new HashSet<>();
    for (long n = from; n != from + 2_000; n++) {
      hashes.add(new StableHash().add(n).value());
    }

    assertThat(hashes).hasSize(2_000);
  }

  private static long hash(float... values) {
    return new StableHash().add(values).value();
  }
}
