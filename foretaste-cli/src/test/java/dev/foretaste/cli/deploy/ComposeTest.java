package dev.foretaste.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compose file promises; its grammar is checked by {@code deploy/check.sh}. */
class ComposeTest {
  private static final Map<String, Object> FILE = DeployFiles.documents(DeployFiles.COMPOSE).get(0);
  private static final Map<String, Object> SERVICES = DeployFiles.map(FILE.get("services"));

  static List<String> services() {
    return List.copyOf(SERVICES.keySet());
  }

  @ParameterizedTest
  @MethodSource("services")
  void shouldPinLimitAndWatchEveryService(String name) {
    Map<String, Object> service = DeployFiles.map(SERVICES.get(name));

    assertThat((String) service.get("image")).matches(".+:v?[0-9]+[.][0-9]+[.][0-9]+[a-z-]*");
    assertThat(DeployFiles.map(service.get("healthcheck"))).containsKey("test");
    assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(
            DeployFiles.map(
                DeployFiles.map(DeployFiles.map(service.get("deploy")).get("resources"))
                    .get("limits")))
        .containsKeys("cpus", "memory");
  }

  @Test
  void shouldDeclareEveryVolumeAndSecretThatIsUsed() {
    for (String kind : List.of("volumes", "secrets")) {
      assertThat(DeployFiles.map(FILE.get(kind)).keySet())
          .containsAll(SERVICES.values().stream().flatMap(s -> named(s, kind).stream()).toList());
    }
  }

  @Test
  void shouldMountOnlyFilesThatThereAre() {
    assertThat(SERVICES.values().stream().flatMap(service -> mounts(service).stream()))
        .filteredOn(mount -> mount.startsWith("./"))
        .isNotEmpty()
        .allSatisfy(mount -> assertThat(DeployFiles.ROOT.resolve(mount.split(":")[0])).exists());
  }

  @Test
  void shouldStartInstancesOnceThereIsAKeyAndShowThatKeyToThem() {
    Map<String, Object> maker = DeployFiles.map(SERVICES.get("keys"));
    String made = "/var/lib/foretaste/";
    String shown =
        DeployFiles.text(DeployFiles.ROOT.resolve("deploy/prometheus/prometheus.yml"))
            .lines()
            .filter(line -> line.contains("credentials_file"))
            .findFirst()
            .orElseThrow();

    assertThat(List.of("service-1", "service-2", "prometheus"))
        .allSatisfy(
            name ->
                assertThat(
                        DeployFiles.map(
                            DeployFiles.map(DeployFiles.map(SERVICES.get(name)).get("depends_on"))
                                .get("keys")))
                    .containsEntry("condition", "service_completed_successfully"));
    assertThat(DeployFiles.list(maker.get("command"))).contains("--into=" + made + "prometheus");
    assertThat(mounts(maker)).contains("keys:" + made.substring(0, made.length() - 1));
    assertThat(shown).contains("/etc/foretaste-keys/prometheus");
    assertThat(mounts(SERVICES.get("prometheus"))).contains("keys:/etc/foretaste-keys:ro");
  }

  private static List<String> named(Object service, String kind) {
    return DeployFiles.map(service).get(kind) == null
        ? List.of()
        : DeployFiles.list(DeployFiles.map(service).get(kind)).stream()
            .map(
                use ->
                    use instanceof Map ? (String) DeployFiles.map(use).get("source") : (String) use)
            .map(use -> use.split(":")[0])
            .filter(use -> !use.startsWith("."))
            .toList();
  }

  private static List<String> mounts(Object service) {
    Object volumes = DeployFiles.map(service).get("volumes");
    return volumes == null
        ? List.of()
        : DeployFiles.list(volumes).stream().map(String.class::cast).toList();
  }
}
