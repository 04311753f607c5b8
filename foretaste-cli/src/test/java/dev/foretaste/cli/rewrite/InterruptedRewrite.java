package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.erasure.ErasureKeyOption;
import java.io.IOException;
import picocli.CommandLine;

/** Rewrites the orders of a system up to a moment at which no topic of that name exists. */
public final class InterruptedRewrite {
  private InterruptedRewrite() {}

  /** Ends right after the orders have been deleted. */
  public static void run(String[] system, String keyFile) throws IOException {
    SystemOptions options = CommandLine.populateCommand(new SystemOptions(), system);
    ErasureKeyOption key =
        CommandLine.populateCommand(new ErasureKeyOption(), "--erasure-key-file", keyFile);
    try {
      new OrdersRewrite(
              key,
              new SilentProgress(),
              step -> {
                if (step == LogRewrite.Step.DELETED) {
                  throw new Killed();
                }
              })
          .run(options);
      throw new AssertionError("it was not interrupted");
    } catch (Killed asIntended) {
      return;
    }
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
