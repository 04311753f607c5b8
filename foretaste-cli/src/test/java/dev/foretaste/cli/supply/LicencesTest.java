package dev.foretaste.cli.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Nobody brings a library along without having looked at its licence. Where a library lets us
 * choose, {@code licences.csv} names what we choose.
 */
class LicencesTest {
  private static final Path LIST = Path.of("src", "test", "resources", "licences.csv");
  private static final Pattern LIBRARY = Pattern.compile("(?<name>.+?)-\\d[^/]*\\.jar");
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "MIT",
          // Unchanged, in a jar of its own that anybody can replace.
          "LGPL");

  @Test
  void shouldKnowTheLicenceOfEveryLibrary() throws IOException {
    assertThat(libraries()).hasSizeGreaterThan(100);
    assertThat(licences().keySet())
        .as("write what its licence is into licences.csv, or leave the library out")
        .containsAll(libraries());
  }

  @Test
  void shouldUseLibrariesUnderAllowedLicencesOnly() throws IOException {
    assertThat(licences())
        .allSatisfy((library, licence) -> assertThat(ALLOWED).as(library).contains(licence));
  }

  private static Map<String, String> licences() throws IOException {
    return Files.readAllLines(LIST).stream()
        .skip(1)
        .map(line -> line.split(","))
        .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
  }

  /** All on the class path, tests' included, without our own modules and what runs the tests. */
  private static Set<String> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> !name.contains("-SNAPSHOT") && !name.startsWith("surefire-"))
        .map(LIBRARY::matcher)
        .filter(Matcher::matches)
        .map(library -> library.group("name"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
