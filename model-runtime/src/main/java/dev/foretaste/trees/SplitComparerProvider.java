package dev.foretaste.trees;

import java.util.Optional;
import java.util.function.Supplier;

/** A faster way to compare rows with splits, found as a service. */
public interface SplitComparerProvider {
  /** The way, warmed up; empty when this machine or this JVM does not lend itself. */
  Optional<Supplier<SplitComparer>> create(Splits splits);
}
