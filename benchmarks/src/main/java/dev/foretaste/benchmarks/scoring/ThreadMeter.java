package dev.foretaste.benchmarks.scoring;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Reads what the calling thread has used: other threads and programs do not count. */
final class ThreadMeter {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** CPU time in nanoseconds. */
  long cpuNanos() {
    return threads.getCurrentThreadCpuTime();
  }

  /** Bytes allocated on the Java heap. */
  long allocatedBytes() {
    return threads.getCurrentThreadAllocatedBytes();
  }
}
