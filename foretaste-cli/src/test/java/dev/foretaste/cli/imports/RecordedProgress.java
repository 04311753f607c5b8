package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
final class RecordedProgress implements Progress {
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private volatile long done;

  List<String> messages() {
    return List.copyOf(messages);
  }

  long done() {
    return done;
  }

  @Override
  public void stepTo(long now) {
    done = now;
  }

  @Override
  public void message(String text) {
    messages.add(text);
  }

  @Override
  public void close() {}
}
