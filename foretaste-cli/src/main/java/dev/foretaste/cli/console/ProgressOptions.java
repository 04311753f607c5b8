package dev.foretaste.cli.console;

import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Progress on standard error: a bar on a terminal, otherwise a line for every new message. Java 17
 * cannot tell whether standard error is a terminal; the start script can and says so.
 */
public final class ProgressOptions {
  /**
   * System property that the start script sets to {@code true} when standard error is a terminal.
   */
  public static final String TERMINAL = "foretaste.terminal";

  private static final Duration REDRAW = Duration.ofMillis(250);

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--no-progress", description = "Show no progress.")
  private boolean silent;

  /**
   * Begins a task.
   *
   * @param max the whole of it, in units
   * @param unit what is counted, for example {@code orders}
   */
  public Progress start(String task, long max, String unit) {
    if (silent) {
      return new SilentProgress();
    }
    if (!Boolean.getBoolean(TERMINAL)) {
      return new LineProgress(task, command.commandLine().getErr());
    }
    return new BarProgress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(max)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis((int) REDRAW.toMillis())
            .setConsumer(new ConsoleProgressBarConsumer(System.err))
            .showSpeed()
            .build());
  }
}
