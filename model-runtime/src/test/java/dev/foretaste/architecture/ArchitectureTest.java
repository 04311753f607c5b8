package dev.foretaste.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module promises the others: nothing but values in, values out. */
@AnalyzeClasses(packages = "dev.foretaste", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] RUNTIME = {
    "dev.foretaste.bundle..",
    "dev.foretaste.candidates..",
    "dev.foretaste.explanation..",
    "dev.foretaste.features..",
    "dev.foretaste.feedback..",
    "dev.foretaste.hashing..",
    "dev.foretaste.oracle..",
    "dev.foretaste.orders..",
    "dev.foretaste.prediction..",
    "dev.foretaste.preferences..",
    "dev.foretaste.scoring..",
    "dev.foretaste.tables..",
    "dev.foretaste.timing..",
    "dev.foretaste.trees..",
  };

  @ArchTest
  static final ArchRule shouldNotKnowKafka =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule shouldNotTouchFilesOrNetworks =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.(File|RandomAccess|Console).*");

  @ArchTest
  static final ArchRule shouldNotDependOnClocksOrChance =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.time..")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(.*Random.*|UUID|Date|Calendar)|java\\.util\\.concurrent\\.ThreadLocalRandom")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule shouldHavePackagesWithoutCycles =
      slices().matching("dev.foretaste.(*)..").should().beFreeOfCycles();
}
