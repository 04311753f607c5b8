package dev.foretaste.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker and registry for all test classes that ask for an {@link EmbeddedPlatform}. */
public final class SharedPlatform implements ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SharedPlatform.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EmbeddedPlatform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
        .platform;
  }

  private static final class Running implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPlatform platform;

    Running() {
      try {
        directory = Files.createTempDirectory("foretaste-test");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      platform = EmbeddedPlatform.start(directory, 0, 0);
    }

    @Override
    public void close() throws IOException {
      platform.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
