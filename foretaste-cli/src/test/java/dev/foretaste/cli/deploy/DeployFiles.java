package dev.foretaste.cli.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files beside the code, as the tests of this module find them. */
final class DeployFiles {
  static final Path ROOT = Path.of("..");
  static final Path RULES = ROOT.resolve("deploy/prometheus/alerts.yml");
  static final Path RULE_TESTS = ROOT.resolve("deploy/prometheus/tests/alerts_test.yml");
  static final Path DASHBOARDS = ROOT.resolve("deploy/grafana/dashboards");
  static final Path MANIFESTS = ROOT.resolve("deploy/kubernetes");
  static final Path COMPOSE = ROOT.resolve("docker-compose.yml");

  private DeployFiles() {}

  static List<Path> in(Path directory, String ending) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of a YAML file; a key that stands twice is an error. */
  static List<Map<String, Object>> documents(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Iterable<Object> documents = new Yaml(new SafeConstructor(strict)).loadAll(text(file));
    return StreamSupport.stream(documents.spliterator(), false)
        .map(document -> map(document))
        .toList();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object node) {
    return (List<Object>) node;
  }
}
