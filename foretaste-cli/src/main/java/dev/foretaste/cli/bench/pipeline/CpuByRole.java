package dev.foretaste.cli.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * CPU time of this process so far, in ns.
 *
 * @param stream of the threads that process orders
 * @param clients of the network threads of their producers
 * @param process of the whole process: also of the broker, which runs in it, of the compiler and of
 *     the garbage collector
 */
record CpuByRole(long stream, long clients, long process) {
  private static final String PROCESSING = "-StreamThread-";
  private static final String PRODUCER = "kafka-producer-network-thread";

  static CpuByRole now() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long stream = 0;
    long clients = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      // A thread may have ended since its id was listed.
      if (thread == null || !thread.getThreadName().contains(PROCESSING)) {
        continue;
      }
      long nanos = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      if (thread.getThreadName().startsWith(PRODUCER)) {
        clients += nanos;
      } else {
        stream += nanos;
      }
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new CpuByRole(stream, clients, system.getProcessCpuTime());
  }

  CpuByRole minus(CpuByRole earlier) {
    return new CpuByRole(
        stream - earlier.stream, clients - earlier.clients, process - earlier.process);
  }
}
