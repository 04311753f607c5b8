package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitWalkTest {
  private static final int COLUMNS = 9;
  private static final float BASE = 0.3f;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldAddTheLeavesThatRowsWalkToOneByOne(int depth) throws Exception {
    Map<String, Object> parameters = Map.of("max_depth", depth, "gamma", 0.01);
    shouldEqualAWalk(RandomModels.train("binary:logistic", COLUMNS, 21, parameters, depth));
  }

  @Test
  void shouldAddLeavesOfTreesWithoutAnySplit() throws Exception {
    Map<String, Object> parameters = Map.of("gamma", 1e9);
    shouldEqualAWalk(RandomModels.train("binary:logistic", COLUMNS, 3, parameters, 4));
  }

  @Test
  void shouldTakeTreesOfDifferentDepths() throws Exception {
    Map<String, Object> parameters = Map.of("max_depth", 8, "gamma", 3, "eta", 0.5);
    shouldEqualAWalk(RandomModels.train("reg:squarederror", COLUMNS, 60, parameters, 5));
  }

  @Test
  void shouldLeaveDeeperTreesToAWalk() throws Exception {
    Booster booster = RandomModels.train("binary:logistic", COLUMNS, 5, Map.of("max_depth", 9), 6);
    Forest forest = new Forest(XgboostModel.read(booster.toByteArray("ubj")));

    assertThat(walk(forest)).isEmpty();
  }

  static Stream<Booster> small() throws Exception {
    return Stream.of(
        RandomModels.train("binary:logistic", COLUMNS, 1, Map.of("max_depth", 1), 7),
        RandomModels.train("binary:logistic", COLUMNS, 30, Map.of("max_depth", 6), 8));
  }

  @ParameterizedTest
  @MethodSource("small")
  void shouldNotPayForASingleRow(Booster booster) throws Exception {
    Forest forest = new Forest(XgboostModel.read(booster.toByteArray("ubj")));

    assertThat(walk(forest).orElseThrow().pays(1)).isFalse();
  }

  @Test
  void shouldPayForManyRowsAndTrees() throws Exception {
    Booster booster =
        RandomModels.train("binary:logistic", COLUMNS, 100, Map.of("max_depth", 6), 9);
    Forest forest = new Forest(XgboostModel.read(booster.toByteArray("ubj")));

    assertThat(walk(forest).orElseThrow().pays(64)).isTrue();
  }

  private static Optional<BitWalk> walk(Forest forest) {
    Splits splits = new Splits(forest);
    return BitWalk.of(forest, splits, () -> new SplitSearch(splits));
  }

  private static void shouldEqualAWalk(Booster booster) throws Exception {
    XgboostModel model = XgboostModel.read(booster.toByteArray("ubj"));
    Forest forest = new Forest(model);
    BitWalk walk = walk(forest).orElseThrow();
    for (int rows : new int[] {64, 1, 7, 8, 9, 50, 63}) {
      for (int seed : IntStream.range(0, 20).toArray()) {
        float[] values = RandomModels.rows(rows + 3, COLUMNS, model, seed);
        float[] margins = new float[rows + 4];
        Arrays.fill(margins, BASE);
        float[] expected = margins.clone();
        int[] keys = new int[(rows + 3) * RowKeys.stride(COLUMNS)];
        RowKeys.encode(values, 3, rows, COLUMNS, keys);

        walk.add(values, 3, rows, margins);

        ScalarWalk.add(forest, keys, rows, expected, 3);
        assertThat(margins).isEqualTo(expected);
      }
    }
  }
}
