package dev.foretaste.cli.orders;

import java.util.ArrayList;
import java.util.List;

/** Collects what could not be read, or stops at the first of it. */
final class BadLines {
  private final OnBadLine policy;
  private final List<BadLine> lines = new ArrayList<>();

  BadLines(OnBadLine policy) {
    this.policy = policy;
  }

  void report(long line, String reason) throws OrderFileException {
    report(line, 0, reason);
  }

  void report(long line, long column, String reason) throws OrderFileException {
    BadLine bad = new BadLine(line, column, reason);
    if (policy == OnBadLine.STOP) {
      throw new OrderFileException(bad);
    }
    lines.add(bad);
  }

  List<BadLine> list() {
    return List.copyOf(lines);
  }
}
