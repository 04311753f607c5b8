package dev.foretaste.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.embedded.SharedPlatform;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.RestService;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** The registry as Confluent's own client sees it. */
@ExtendWith(SharedPlatform.class)
class ConfluentClientTest {

  private static final String FIRST = record("{'name':'a','type':'string'}");
  private static final String WITH_DEFAULT =
      record("{'name':'a','type':'string'},{'name':'b','type':'int','default':0}");
  private static final String WITHOUT_DEFAULT =
      record("{'name':'a','type':'string'},{'name':'c','type':'int'}");

  private String subject;
  private RestService rest;
  private CachedSchemaRegistryClient client;

  @BeforeEach
  void connect(EmbeddedPlatform platform, TestInfo test) {
    subject = test.getTestMethod().orElseThrow().getName() + "-value";
    rest = new RestService(platform.schemaRegistryUrl());
    client = new CachedSchemaRegistryClient(rest, 100);
  }

  @Test
  void shouldRegisterAndLookUp() throws Exception {
    AvroSchema schema = new AvroSchema(FIRST);

    int id = client.register(subject, schema);

    assertThat(client.getSchemaById(id).canonicalString()).isEqualTo(schema.canonicalString());
    assertThat(client.getId(subject, schema)).isEqualTo(id);
    assertThat(client.getVersion(subject, schema)).isEqualTo(1);
    assertThat(client.getAllVersions(subject)).containsExactly(1);
    assertThat(client.getAllSubjects()).contains(subject);
    assertThat(client.getLatestSchemaMetadata(subject).getId()).isEqualTo(id);
    assertThat(rest.getVersionSchemaOnly(subject, 1)).isEqualTo(schema.canonicalString());
    assertThat(client.getAllSubjectsById(id)).contains(subject);
    assertThat(rest.getSchemaTypes()).containsExactly("AVRO");
    assertThat(client.getMode()).isEqualTo("READWRITE");
  }

  @Test
  void shouldGiveTheSameIdToTheSameSchemaUnderAnySubject() throws Exception {
    int id = rest.registerSchema(FIRST, subject);

    assertThat(rest.registerSchema(FIRST, subject)).isEqualTo(id);
    assertThat(rest.registerSchema(FIRST, subject + "-other")).isEqualTo(id);
    assertThat(rest.registerSchema(WITH_DEFAULT, subject)).isNotEqualTo(id);
    assertThat(rest.getAllVersions(subject)).containsExactly(1, 2);
  }

  @Test
  void shouldTellWhetherASchemaIsCompatible() throws Exception {
    rest.registerSchema(FIRST, subject);

    assertThat(client.testCompatibility(subject, new AvroSchema(WITH_DEFAULT))).isTrue();
    assertThat(client.testCompatibility(subject, new AvroSchema(WITHOUT_DEFAULT))).isFalse();
    assertThat(client.testCompatibilityVerbose(subject, new AvroSchema(WITHOUT_DEFAULT)))
        .singleElement()
        .asString()
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "c");
    assertThat(rest.testCompatibility(WITH_DEFAULT, subject, "1")).isEmpty();
    assertThat(rest.testCompatibility(WITHOUT_DEFAULT, subject, "1")).isNotEmpty();
  }

  @Test
  void shouldRefuseAnIncompatibleSchemaWith409() throws Exception {
    rest.registerSchema(FIRST, subject);

    assertRefused(() -> rest.registerSchema(WITHOUT_DEFAULT, subject), 409, 409, "incompatible");
    assertThat(rest.getAllVersions(subject)).containsExactly(1);
  }

  @Test
  void shouldRefuseWhatIsNotASchemaWith422() {
    assertRefused(
        () -> rest.registerSchema("{\"type\":\"nonsense\"}", subject), 422, 42201, "Invalid");
    assertRefused(() -> rest.registerSchema("", subject), 422, 42201, "schema");
  }

  @Test
  void shouldAnswer404ForWhatIsNotThere() throws Exception {
    String unknown = subject + "-unknown";
    rest.registerSchema(FIRST, subject);

    assertRefused(() -> rest.getAllVersions(unknown), 404, 40401, unknown);
    assertRefused(() -> rest.getLatestVersion(unknown), 404, 40401, unknown);
    assertRefused(() -> rest.lookUpSubjectVersion(FIRST, unknown), 404, 40401, unknown);
    assertRefused(() -> rest.getVersion(subject, 7), 404, 40402, "7");
    assertRefused(() -> rest.lookUpSubjectVersion(WITH_DEFAULT, subject), 404, 40403, "not found");
    assertRefused(() -> rest.getId(1_000_000), 404, 40403, "1000000");
    assertRefused(() -> rest.getVersion(subject, 0), 422, 42202, "0");
  }

  @Test
  void shouldFollowTheSubjectsOwnCompatibilityLevel() throws Exception {
    rest.registerSchema(FIRST, subject);
    assertThat(rest.getConfig("").getCompatibilityLevel()).isEqualTo("BACKWARD");
    assertRefused(() -> rest.getConfig(subject), 404, 40408, subject);

    rest.updateCompatibility("NONE", subject);
    assertThat(rest.getConfig(subject).getCompatibilityLevel()).isEqualTo("NONE");
    rest.registerSchema(WITHOUT_DEFAULT, subject);
    rest.deleteConfig(subject);

    assertRefused(() -> rest.getConfig(subject), 404, 40408, subject);
    assertRefused(() -> rest.registerSchema("\"int\"", subject), 409, 409, "incompatible");
    assertRefused(() -> rest.updateCompatibility("SIDEWAYS", subject), 422, 42203, "SIDEWAYS");
  }

  @Test
  void shouldCheckAgainstAllVersionsWhenTheLevelIsTransitive() throws Exception {
    String recordWithB = record("{'name':'b','type':'int','default':0}");
    rest.updateCompatibility("NONE", subject);
    rest.registerSchema(record("{'name':'b','type':'string'}"), subject);
    rest.registerSchema(FIRST, subject);

    rest.updateCompatibility("BACKWARD", subject);
    assertThat(rest.testCompatibility(recordWithB, subject, "latest")).isEmpty();
    rest.updateCompatibility("BACKWARD_TRANSITIVE", subject);
    assertRefused(() -> rest.registerSchema(recordWithB, subject), 409, 409, "TYPE_MISMATCH");
  }

  @Test
  void shouldRefuseAFieldThatOldReadersMissWhenTheLevelIsForwardOrFull() throws Exception {
    rest.registerSchema(FIRST, subject);
    String withoutA = record("{'name':'b','type':'int','default':0}");

    rest.updateCompatibility("FORWARD", subject);
    assertRefused(() -> rest.registerSchema(withoutA, subject), 409, 409, "incompatible");
    rest.updateCompatibility("FULL", subject);
    assertRefused(() -> rest.registerSchema(withoutA, subject), 409, 409, "incompatible");
    assertRefused(() -> rest.registerSchema(WITHOUT_DEFAULT, subject), 409, 409, "incompatible");
    rest.registerSchema(WITH_DEFAULT, subject);

    assertThat(rest.getAllVersions(subject)).containsExactly(1, 2);
  }

  @Test
  void shouldDeleteSoftlyAndThenForEver() throws Exception {
    int id = rest.registerSchema(FIRST, subject);
    rest.registerSchema(WITH_DEFAULT, subject);
    assertRefused(() -> client.deleteSubject(subject, true), 404, 40405, subject);

    assertThat(client.deleteSchemaVersion(subject, "1", false)).isEqualTo(1);
    assertThat(rest.getAllVersions(subject)).containsExactly(2);
    assertThat(client.deleteSubject(subject, false)).containsExactly(2);

    assertThat(client.getAllSubjects()).doesNotContain(subject);
    assertThat(client.getAllSubjects(true)).contains(subject);
    assertThat(rest.getId(id).getSchemaString()).contains("\"a\"");
    assertRefused(() -> rest.getAllVersions(subject), 404, 40401, subject);
    assertRefused(() -> client.deleteSubject(subject, false), 404, 40404, subject);

    assertThat(client.deleteSubject(subject, true)).containsExactly(1, 2);
    assertThat(client.getAllSubjects(true)).doesNotContain(subject);
    assertThat(rest.registerSchema(WITHOUT_DEFAULT, subject)).isGreaterThan(id);
  }

  private static void assertRefused(ThrowingCallable call, int status, int code, String message) {
    assertThatThrownBy(call)
        .asInstanceOf(type(RestClientException.class))
        .satisfies(
            refusal -> {
              assertThat(refusal.getStatus()).isEqualTo(status);
              assertThat(refusal.getErrorCode()).isEqualTo(code);
              assertThat(refusal).hasMessageContaining(message);
            });
  }

  private static String record(String fields) {
    return "{'type':'record','name':'Thing','fields':[%s]}".formatted(fields).replace('\'', '"');
  }
}
