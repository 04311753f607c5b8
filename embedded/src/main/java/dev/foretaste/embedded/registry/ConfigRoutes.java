package dev.foretaste.embedded.registry;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** {@code /config}, {@code /compatibility} and {@code /mode}. */
final class ConfigRoutes {

  private static final Map<String, String> READ_WRITE = Map.of("mode", "READWRITE");

  private final SchemaRegistry registry;
  private final JsonExchange json;

  ConfigRoutes(SchemaRegistry registry, JsonExchange json) {
    this.registry = registry;
    this.json = json;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/config", context -> answerLevel(context, registry.globalLevel()));
    routes.put("/config", this::setGlobalLevel);
    routes.delete("/config", context -> answerLevel(context, registry.clearGlobalLevel()));
    routes.get("/config/{subject}", this::subjectLevel);
    routes.put("/config/{subject}", this::setSubjectLevel);
    routes.delete(
        "/config/{subject}",
        context -> answerLevel(context, registry.clearLevel(subject(context))));
    routes.post("/compatibility/subjects/{subject}/versions", this::checkAll);
    routes.post("/compatibility/subjects/{subject}/versions/{version}", this::checkOne);
    routes.get("/mode", context -> json.answer(context, READ_WRITE));
    routes.get("/mode/{subject}", this::subjectMode);
  }

  private void setGlobalLevel(Context context) {
    CompatibilityLevel level = requestedLevel(context);
    registry.setGlobalLevel(level);
    json.answer(context, Map.of("compatibility", level));
  }

  private void subjectLevel(Context context) {
    answerLevel(
        context,
        Flags.defaultToGlobal(context)
            ? registry.level(subject(context))
            : registry.ownLevel(subject(context)));
  }

  private void setSubjectLevel(Context context) {
    CompatibilityLevel level = requestedLevel(context);
    registry.setLevel(subject(context), level);
    json.answer(context, Map.of("compatibility", level));
  }

  private void checkAll(Context context) {
    answerCheck(context, registry.objections(subject(context), SchemaText.of(json.body(context))));
  }

  private void checkOne(Context context) {
    answerCheck(
        context,
        registry.objections(
            subject(context),
            VersionNumber.parse(context.pathParam("version")),
            SchemaText.of(json.body(context))));
  }

  private void subjectMode(Context context) {
    if (!Flags.defaultToGlobal(context)) {
      throw RegistryError.noSubjectMode(subject(context));
    }
    json.answer(context, READ_WRITE);
  }

  private void answerLevel(Context context, CompatibilityLevel level) {
    json.answer(context, Map.of("compatibilityLevel", level));
  }

  private void answerCheck(Context context, List<String> objections) {
    json.answer(
        context,
        Flags.verbose(context)
            ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
            : Map.of("is_compatible", objections.isEmpty()));
  }

  private CompatibilityLevel requestedLevel(Context context) {
    return CompatibilityLevel.named(json.body(context).path("compatibility").asText());
  }

  private static String subject(Context context) {
    return context.pathParam("subject");
  }
}
