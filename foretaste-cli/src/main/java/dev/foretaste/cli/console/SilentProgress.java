package dev.foretaste.cli.console;

/** Shows nothing. */
final class SilentProgress implements Progress {

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
