package dev.foretaste.retrainer.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publication.Candidate;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelVerdict;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShadowStartTest {
  private final VersionCatalogue versions = new VersionCatalogue();
  private final ShadowStart start =
      new ShadowStart(new ShadowSettings(250, 100, 10), Clock.systemUTC());

  @Test
  void shouldStartAShadowOfWhatHasPassed() {
    Publication started = start.on(passed("v5", "shadow-first"), versions);

    assertThat(experiments(started))
        .singleElement()
        .satisfies(
            shadow -> {
              assertThat(shadow.getId()).isEqualTo("gate-v5");
              assertThat(shadow.getKind()).isEqualTo(ExperimentKind.SHADOW);
              assertThat(shadow.getChallenger()).isEqualTo("v5");
              assertThat(shadow.getPerMille()).isEqualTo(250);
            });
    assertThat(started.verdict().getReasons()).last().asString().contains("25.0 %", "100 orders");
  }

  @Test
  void shouldEndTheGatesFormerShadow() {
    versions.apply(running("gate-v4"));

    List<Experiment> experiments = experiments(start.on(passed("v5", "shadow-first"), versions));

    assertThat(experiments).extracting(Experiment::getId).containsExactly("gate-v4", "gate-v5");
    assertThat(experiments.get(0).getEndedAt()).isNotNull();
  }

  @Test
  void shouldNotDisturbAnExperimentThatSomebodyStarted() {
    versions.apply(running("x-1"));

    Publication left = start.on(passed("v5", "shadow-first"), versions);

    assertThat(experiments(left)).isEmpty();
    assertThat(left.verdict().getReasons()).last().asString().contains("x-1 goes on");
  }

  @Test
  void shouldLeaveOtherPoliciesAlone() {
    Publication manual = passed("v5", "manual");

    assertThat(start.on(manual, versions)).isSameAs(manual);
  }

  private static List<Experiment> experiments(Publication publication) {
    return publication.candidate().orElseThrow().experiments();
  }

  private static Experiment running(String id) {
    return new Experiment(id, ExperimentKind.SHADOW, "v4", 250, id, "test", 0L, null, "");
  }

  private static Publication passed(String version, String policy) {
    ModelVerdict verdict =
        new ModelVerdict(
            version,
            false,
            List.of("good"),
            List.of(),
            0L,
            Map.of(),
            List.of(),
            0L,
            policy,
            "passed");
    PackedBundle bundle = new PackedBundle(List.of(), new ModelBundle());
    return new Publication(
        verdict, Optional.empty(), Optional.of(new Candidate(bundle, List.of())));
  }
}
