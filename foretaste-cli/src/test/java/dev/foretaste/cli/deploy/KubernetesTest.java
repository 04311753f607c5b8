package dev.foretaste.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests against the models of the Kubernetes API. */
class KubernetesTest {

  static List<HasMetadata> resources() {
    Map<String, Object> kustomization =
        DeployFiles.documents(DeployFiles.MANIFESTS.resolve("kustomization.yaml")).get(0);
    return DeployFiles.list(kustomization.get("resources")).stream()
        .flatMap(
            file -> DeployFiles.documents(DeployFiles.MANIFESTS.resolve((String) file)).stream())
        .map(StrictManifest::parse)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void shouldHaveOnlyFieldsThatKubernetesKnows(HasMetadata resource) {
    assertThat(resource.getMetadata().getName()).isNotBlank();
  }

  @Test
  void shouldHaveAllKindsThatAnInstanceNeeds() {
    assertThat(resources())
        .extracting(HasMetadata::getKind)
        .contains(
            "StatefulSet",
            "Deployment",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "HorizontalPodAutoscaler");
  }

  @ParameterizedTest
  @MethodSource("pods")
  void shouldRunWithoutPrivilegesWithinLimitsAndBeProbed(PodSpec pod) {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getEnableServiceLinks()).isFalse();
    assertThat(pod.getContainers())
        .allSatisfy(
            container -> {
              assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(container.getResources().getLimits()).containsKey("memory");
              assertThat(container.getLivenessProbe()).isNotNull();
              assertThat(container.getStartupProbe()).isNotNull();
            });
  }

  @Test
  void shouldRefuseAFieldThatKubernetesDoesNotKnow() {
    Map<String, Object> misspelt =
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Service",
            "metadata",
            Map.of("name", "s"),
            "spec",
            Map.of("portz", List.of()));

    assertThatThrownBy(() -> StrictManifest.parse(misspelt)).hasMessageContaining("portz");
  }

  static Stream<PodSpec> pods() {
    return resources().stream()
        .filter(resource -> resource instanceof StatefulSet || resource instanceof Deployment)
        .map(
            resource ->
                resource instanceof StatefulSet set
                    ? set.getSpec().getTemplate().getSpec()
                    : ((Deployment) resource).getSpec().getTemplate().getSpec());
  }
}
