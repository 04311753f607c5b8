package dev.foretaste.cli.console;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
public final class BuildVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(BuildVersion.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {
      "foretaste " + version, "Java ${java.version} (${java.vendor}) on ${os.name} ${os.arch}"
    };
  }
}
