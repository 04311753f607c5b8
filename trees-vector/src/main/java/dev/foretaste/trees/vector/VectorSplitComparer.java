package dev.foretaste.trees.vector;

import dev.foretaste.trees.SplitComparer;
import dev.foretaste.trees.Splits;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Compares 64 values of a column at once with each of its thresholds, in four wide registers. */
final class VectorSplitComparer implements SplitComparer {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int LANES = 16;

  private final Splits splits;
  private final float[] thresholds;

  /** A column's values by row; what is left from calls with more rows does no harm. */
  private final float[] column = new float[MAX_ROWS];

  VectorSplitComparer(Splits splits) {
    this.splits = splits;
    thresholds = splits.thresholds();
  }

  static boolean suits() {
    return FloatVector.SPECIES_PREFERRED.length() >= LANES;
  }

  @Override
  public void compare(float[] values, int firstRow, int rows, long[] right) {
    int columns = splits.columns();
    for (int i = 0; i < columns; i++) {
      int from = splits.start(i) + 1;
      int end = splits.end(i);
      if (from < end) {
        int at = firstRow * columns + i;
        for (int row = 0; row < rows; row++) {
          column[row] = values[at];
          at += columns;
        }
        compareColumn(column, thresholds, from, end, right);
      }
    }
  }

  private static void compareColumn(
      float[] column, float[] thresholds, int from, int end, long[] right) {
    FloatVector a = FloatVector.fromArray(FLOATS, column, 0);
    FloatVector b = FloatVector.fromArray(FLOATS, column, LANES);
    FloatVector c = FloatVector.fromArray(FLOATS, column, 2 * LANES);
    FloatVector d = FloatVector.fromArray(FLOATS, column, 3 * LANES);
    long missing =
        bits(
            a.test(VectorOperators.IS_NAN),
            b.test(VectorOperators.IS_NAN),
            c.test(VectorOperators.IS_NAN),
            d.test(VectorOperators.IS_NAN));
    for (int place = from; place < end; place++) {
      float threshold = thresholds[place];
      long bits =
          bits(
              a.compare(VectorOperators.GE, threshold),
              b.compare(VectorOperators.GE, threshold),
              c.compare(VectorOperators.GE, threshold),
              d.compare(VectorOperators.GE, threshold));
      right[place] = bits;
      right[thresholds.length + place] = bits | missing;
    }
  }

  private static long bits(
      VectorMask<Float> a, VectorMask<Float> b, VectorMask<Float> c, VectorMask<Float> d) {
    return a.toLong() | b.toLong() << LANES | c.toLong() << 2 * LANES | d.toLong() << 3 * LANES;
  }

  @Override
  public int steps(int rows) {
    return splits.places() + rows * splits.columns();
  }
}
