package dev.foretaste.trees.vector;

import dev.foretaste.trees.Forest;
import dev.foretaste.trees.WideWalk;
import dev.foretaste.trees.WideWalkProvider;
import java.util.Optional;

/** Offers the vector walk where it pays: JDK 21 or newer, the module granted, 512-bit registers. */
public final class VectorWalks implements WideWalkProvider {
  private static final int OLDEST_JDK = 21;
  private static final int WARM_UP_CALLS = 400;

  private final int oldestJdk;

  /** As serving wants it. */
  public VectorWalks() {
    this(OLDEST_JDK);
  }

  VectorWalks(int oldestJdk) {
    this.oldestJdk = oldestJdk;
  }

  @Override
  public Optional<WideWalk> create(Forest forest) {
    if (Runtime.version().feature() < oldestJdk
        || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()
        || !VectorWalk.suits(forest)) {
      return Optional.empty();
    }
    VectorWalk walk = new VectorWalk(forest);
    warmUp(walk, forest.columns());
    return Optional.of(walk);
  }

  /** Vectors are objects, and slow ones, until the compiler has got rid of them. */
  private static void warmUp(VectorWalk walk, int columns) {
    float[] values = new float[WideWalk.LANES * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 == 0 ? Float.NaN : i % 5 - 2;
    }
    float[] margins = new float[WideWalk.LANES];
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      walk.add(values, 0, WideWalk.LANES, margins);
    }
  }
}
