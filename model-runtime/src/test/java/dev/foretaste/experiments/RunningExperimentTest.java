package dev.foretaste.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RunningExperimentTest {
  private static final int CUSTOMERS = 4_000;

  @Property(tries = 200)
  void shouldPutTheShareItSaysIntoTheChallengersArm(
      @ForAll String salt, @ForAll @IntRange(min = 1, max = 1_000) int perMille) {
    RunningExperiment experiment = experiment(salt, perMille);

    double share = (double) challengers(experiment) / CUSTOMERS;

    // Six standard deviations of a share of so many customers.
    assertThat(Math.abs(share - perMille / 1_000.0)).isLessThan(6 * 0.5 / Math.sqrt(CUSTOMERS));
  }

  @Property
  void shouldKeepACustomerInItsArmWhenTheShareGrows(
      @ForAll String salt,
      @ForAll String customer,
      @ForAll @IntRange(min = 1, max = 999) int perMille) {
    if (experiment(salt, perMille).arm(customer) == Arm.CHALLENGER) {
      assertThat(experiment(salt, perMille + 1).arm(customer)).isEqualTo(Arm.CHALLENGER);
    }
  }

  @Property
  void shouldAssignTheSameCustomerTheSameEverywhere(
      @ForAll String salt,
      @ForAll String customer,
      @ForAll @IntRange(min = 1, max = 1_000) int perMille) {
    assertThat(experiment(new String(salt), perMille).arm(new String(customer)))
        .isEqualTo(experiment(salt, perMille).arm(customer));
  }

  @Property(tries = 20)
  void shouldIncludeEverybodyAtAThousandPerMille(@ForAll String salt) {
    assertThat(challengers(experiment(salt, 1_000))).isEqualTo(CUSTOMERS);
  }

  @Property(tries = 20)
  void shouldChooseOtherCustomersWithAnotherSalt(@ForAll String salt) {
    RunningExperiment one = experiment(salt, 500);
    RunningExperiment other = experiment(salt + "'", 500);

    long same =
        IntStream.range(0, CUSTOMERS).filter(i -> one.arm("c" + i) == other.arm("c" + i)).count();

    assertThat((double) same / CUSTOMERS).isBetween(0.4, 0.6);
  }

  private static long challengers(RunningExperiment experiment) {
    return IntStream.range(0, CUSTOMERS)
        .filter(i -> experiment.arm("customer-" + i) == Arm.CHALLENGER)
        .count();
  }

  private static RunningExperiment experiment(String salt, int perMille) {
    Experiment terms =
        new Experiment("e", ExperimentKind.AB, "v2", perMille, salt, "", 0L, null, "");
    return new RunningExperiment(terms, new Revision(0, 0), Optional.empty());
  }
}
