package dev.foretaste.cli.console;

/** Shows people how far a task is. Safe for use by several threads. */
public interface Progress extends AutoCloseable {

  /** How much of the whole is done by now. */
  void stepTo(long done);

  /** What is being done or waited for, in a few words; shown until the next call. */
  void message(String text);

  /** Leaves the last state on the screen. */
  @Override
  void close();
}
