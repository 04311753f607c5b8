package dev.foretaste.trees.vector;

import dev.foretaste.trees.SplitComparer;
import dev.foretaste.trees.SplitComparerProvider;
import dev.foretaste.trees.Splits;
import java.util.Optional;
import java.util.function.Supplier;

/** Offers wide registers where it pays: JDK 21 or newer, the module granted, 512 bits. */
public final class VectorSplitComparers implements SplitComparerProvider {
  private static final int OLDEST_JDK = 21;
  private static final int WARM_UP_CALLS = 400;

  private final int oldestJdk;

  /** As serving wants it. */
  public VectorSplitComparers() {
    this(OLDEST_JDK);
  }

  VectorSplitComparers(int oldestJdk) {
    this.oldestJdk = oldestJdk;
  }

  @Override
  public Optional<Supplier<SplitComparer>> create(Splits splits) {
    if (Runtime.version().feature() < oldestJdk
        || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()
        || !VectorSplitComparer.suits()) {
      return Optional.empty();
    }
    warmUp(new VectorSplitComparer(splits), splits);
    return Optional.of(() -> new VectorSplitComparer(splits));
  }

  /** Vectors are objects, and slow ones, until the compiler has got rid of them. */
  private static void warmUp(VectorSplitComparer comparer, Splits splits) {
    float[] values = new float[SplitComparer.MAX_ROWS * splits.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 == 0 ? Float.NaN : i % 5 - 2;
    }
    long[] right = new long[2 * splits.places()];
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      comparer.compare(values, 0, SplitComparer.MAX_ROWS, right);
    }
  }
}
