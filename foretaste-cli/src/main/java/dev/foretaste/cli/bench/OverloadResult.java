package dev.foretaste.cli.bench;

/**
 * What an overloaded instance does.
 *
 * @param customersPerRequest how many predictions each request asks for
 * @param capacityPerSecond requests that it answers when few clients ask as fast as they can
 * @param unloaded at a fifth of that
 * @param overloaded at several times that
 * @param p99Ratio of what was accepted, overloaded over unloaded
 * @param residentMib memory of the instance's process: before, at half of, and after the overload
 */
record OverloadResult(
    String bench,
    int customersPerRequest,
    double capacityPerSecond,
    Load unloaded,
    Load overloaded,
    double p99Ratio,
    long[] residentMib) {

  /**
   * A run.
   *
   * @param p50Ms of accepted requests, from the time they were due
   * @param refused told to come back: 429 or 503 with Retry-After
   * @param failures everything else
   */
  record Load(
      double perSecond, double p50Ms, double p99Ms, long accepted, long refused, long failures) {
    static Load of(double perSecond, OpenLoop.Measured measured) {
      return new Load(
          perSecond,
          measured.p50Ms(),
          measured.p99Ms(),
          measured.micros().getTotalCount(),
          measured.refused(),
          measured.failures());
    }
  }
}
