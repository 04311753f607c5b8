package dev.foretaste.cli.console;

import me.tongfei.progressbar.ProgressBar;

/** A bar that is redrawn in place. */
final class BarProgress implements Progress {
  private final ProgressBar bar;

  BarProgress(ProgressBar bar) {
    this.bar = bar;
  }

  @Override
  public void stepTo(long done) {
    bar.stepTo(done);
  }

  @Override
  public void message(String text) {
    bar.setExtraMessage(" " + text);
  }

  @Override
  public void close() {
    bar.close();
  }
}
