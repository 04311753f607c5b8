package dev.foretaste.cli.supply;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Bytes from outside never choose which class is made of them. */
@AnalyzeClasses(packages = "dev.foretaste", importOptions = ImportOption.DoNotIncludeTests.class)
class SerialisationTest {
  @ArchTest
  static final ArchRule shouldNotSerialiseAsJavaDoes =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.Object(In|Out)putStream");

  @ArchTest
  static final ArchRule shouldReadAvroByTheSerdesAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.foretaste.serde..", "dev.foretaste.schema..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("org\\.apache\\.avro\\..*(DatumReader|DataFileReader).*");
}
