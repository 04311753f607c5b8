package dev.foretaste.cli.console;

import java.io.PrintWriter;

/** For output that is not a terminal: one line whenever another message begins. */
final class LineProgress implements Progress {
  private final String task;
  private final PrintWriter out;
  private String shown = "";

  LineProgress(String task, PrintWriter out) {
    this.task = task;
    this.out = out;
  }

  @Override
  public void stepTo(long done) {
    // Numbers that change all the time would fill a log.
  }

  @Override
  public synchronized void message(String text) {
    if (!text.equals(shown)) {
      shown = text;
      out.println(task + ": " + text);
      out.flush();
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
