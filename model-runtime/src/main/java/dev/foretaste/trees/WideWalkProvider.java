package dev.foretaste.trees;

import java.util.Optional;

/** A faster way to evaluate a forest, found as a service. */
public interface WideWalkProvider {
  /** The way, warmed up; empty when this machine, this JVM or the forest does not lend itself. */
  Optional<WideWalk> create(Forest forest);
}
