package dev.foretaste.embedded.registry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /subjects} and {@code /schemas}. */
final class SubjectRoutes {

  private final SchemaRegistry registry;
  private final JsonExchange json;

  SubjectRoutes(SchemaRegistry registry, JsonExchange json) {
    this.registry = registry;
    this.json = json;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/subjects", this::subjects);
    routes.post("/subjects/{subject}", this::lookUp);
    routes.delete("/subjects/{subject}", this::deleteSubject);
    routes.get("/subjects/{subject}/versions", this::versions);
    routes.post("/subjects/{subject}/versions", this::register);
    routes.get("/subjects/{subject}/versions/{version}", this::version);
    routes.delete("/subjects/{subject}/versions/{version}", this::deleteVersion);
    routes.get("/subjects/{subject}/versions/{version}/schema", this::versionText);
    routes.get("/subjects/{subject}/versions/{version}/referencedby", this::referencedBy);
    routes.get("/schemas/types", context -> json.answer(context, List.of("AVRO")));
    routes.get("/schemas/ids/{id}", this::schema);
    routes.get("/schemas/ids/{id}/schema", this::schemaText);
    routes.get("/schemas/ids/{id}/subjects", this::subjectsOfSchema);
    routes.get("/schemas/ids/{id}/versions", this::versionsOfSchema);
  }

  private void subjects(Context context) {
    String prefix = context.queryParam("subjectPrefix");
    json.answer(
        context,
        registry.subjects(Flags.deleted(context)).stream()
            .filter(subject -> prefix == null || subject.startsWith(prefix))
            .toList());
  }

  private void lookUp(Context context) {
    json.answer(
        context,
        asMap(
            registry.lookUp(
                subject(context), SchemaText.of(json.body(context)), Flags.deleted(context))));
  }

  private void register(Context context) {
    SubjectVersion registered =
        registry.register(subject(context), SchemaText.of(json.body(context)));
    json.answer(context, Map.of("id", registered.id()));
  }

  private void versions(Context context) {
    json.answer(
        context,
        registry.requireVersions(subject(context), Flags.deleted(context)).stream()
            .map(SubjectVersion::version)
            .toList());
  }

  private void version(Context context) {
    json.answer(context, asMap(requestedVersion(context)));
  }

  private void versionText(Context context) {
    json.answerRaw(context, requestedVersion(context).schema());
  }

  private void referencedBy(Context context) {
    requestedVersion(context);
    json.answer(context, List.of());
  }

  private void deleteSubject(Context context) {
    json.answer(context, registry.deleteSubject(subject(context), Flags.permanent(context)));
  }

  private void deleteVersion(Context context) {
    json.answer(
        context,
        registry.deleteVersion(
            subject(context),
            VersionNumber.parse(context.pathParam("version")),
            Flags.permanent(context)));
  }

  private void schema(Context context) {
    json.answer(context, Map.of("schema", requestedSchema(context).get(0).schema()));
  }

  private void schemaText(Context context) {
    json.answerRaw(context, requestedSchema(context).get(0).schema());
  }

  private void subjectsOfSchema(Context context) {
    json.answer(
        context,
        visible(context, requestedSchema(context)).stream()
            .map(SubjectVersion::subject)
            .distinct()
            .toList());
  }

  private void versionsOfSchema(Context context) {
    json.answer(
        context,
        visible(context, requestedSchema(context)).stream()
            .map(
                version ->
                    Map.of("subject", version.subject(), "version", (Object) version.version()))
            .toList());
  }

  private SubjectVersion requestedVersion(Context context) {
    return registry.version(
        subject(context),
        VersionNumber.parse(context.pathParam("version")),
        Flags.deleted(context));
  }

  private List<SubjectVersion> requestedSchema(Context context) {
    String id = context.pathParam("id");
    try {
      return registry.withId(Integer.parseInt(id));
    } catch (NumberFormatException notANumber) {
      throw new RegistryError(404, 404, "'%s' is not a schema id".formatted(id), notANumber);
    }
  }

  private static List<SubjectVersion> visible(Context context, List<SubjectVersion> versions) {
    boolean withDeleted = Flags.deleted(context);
    return versions.stream().filter(version -> withDeleted || version.isLive()).toList();
  }

  private static String subject(Context context) {
    return context.pathParam("subject");
  }

  private static Map<String, Object> asMap(SubjectVersion version) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("subject", version.subject());
    fields.put("version", version.version());
    fields.put("id", version.id());
    fields.put("schema", version.schema());
    return fields;
  }
}
