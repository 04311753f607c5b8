package dev.foretaste.learning.gate;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.schema.BundleSection;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Loads a packed bundle as serving does, golden vectors and all, and measures what it costs.
 * Thread-safe.
 */
public final class ServingCheck {
  private final ScoringTimer timer;

  /** Measures with the system's clock. */
  public ServingCheck() {
    this(new ScoringTimer(cpuTime()));
  }

  /** What else the machine does does not make a model slow; scoring stays on the calling thread. */
  private static LongSupplier cpuTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads::getCurrentThreadCpuTime
        : System::nanoTime;
  }

  ServingCheck(ScoringTimer timer) {
    this.timer = timer;
  }

  /**
   * Checks.
   *
   * @param rows to measure scoring with; 1 or more
   */
  public ServingFitness check(PackedBundle bundle, FeatureMatrix rows) {
    long bytes = bundle.manifest().getSections().stream().mapToLong(BundleSection::getSize).sum();
    BundleAssembler assembler = new BundleAssembler();
    bundle.chunks().forEach(assembler::keep);
    try {
      ScoringModel model = assembler.assemble(bundle.manifest());
      double micros = timer.microsPerCall(model.scorer(), rows);
      return new ServingFitness(bytes, OptionalDouble.of(micros), Optional.empty());
    } catch (BundleRejectedException e) {
      return new ServingFitness(bytes, OptionalDouble.empty(), Optional.of(e.getMessage()));
    }
  }
}
