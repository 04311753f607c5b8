package dev.foretaste.cli.erasure;

import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.topology.erasure.Pseudonyms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the key under which erased customers are remembered. */
public final class ErasureKeyOption {
  @Option(
      names = "--erasure-key-file",
      paramLabel = "FILE",
      description = {
        "File with the key under which erased customers are remembered, the same for all"
            + " processes: one line of 16 or more characters (default: erasure.key in the data"
            + " directory of `up`, which makes one)."
      })
  private Path file;

  /** The key that is named; empty when none is. */
  public Optional<Pseudonyms> named() {
    return Optional.ofNullable(file).map(ErasureKeyFile::read);
  }

  /** The key that is named, or else the system's own if it can be read. */
  public Optional<Pseudonyms> of(RunningSystem system) {
    if (file != null) {
      return named();
    }
    Path own = Path.of(system.dataDir()).resolve(ErasureKeyFile.NAME);
    return !system.dataDir().isEmpty() && Files.isReadable(own)
        ? Optional.of(ErasureKeyFile.read(own))
        : Optional.empty();
  }
}
