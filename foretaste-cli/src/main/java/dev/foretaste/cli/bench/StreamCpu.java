package dev.foretaste.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** CPU time of Kafka Streams' threads in this process. Stateless and thread-safe. */
final class StreamCpu {
  private static final String STREAM = "-StreamThread-";
  private static final String GLOBAL = "-GlobalStreamThread";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /**
   * CPU time so far, in ns.
   *
   * @param stream of all threads that process orders
   * @param global of the thread that loads models
   */
  record Times(long stream, long global) {
    Times minus(Times earlier) {
      return new Times(stream - earlier.stream, global - earlier.global);
    }
  }

  Times now() {
    long stream = 0;
    long global = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      // A thread may have ended since its id was listed.
      String name = thread == null ? "" : thread.getThreadName();
      if (name.contains(STREAM)) {
        stream += threads.getThreadCpuTime(thread.getThreadId());
      } else if (name.endsWith(GLOBAL)) {
        global += threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return new Times(stream, global);
  }
}
