package dev.foretaste.cli.console;

/** Shows nothing. */
public final class SilentProgress implements Progress {

  @Override
  public void stepTo(long done) {
    // Not shown.
  }

  @Override
  public void message(String text) {
    // Not shown.
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
