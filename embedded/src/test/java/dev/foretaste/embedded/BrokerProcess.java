package dev.foretaste.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process with a broker in it that says when it runs and ends when its input does. */
final class BrokerProcess {

  private BrokerProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), 0)) {
      System.out.println("listening on " + broker.bootstrapServers());
      System.in.transferTo(System.err);
    }
  }
}
