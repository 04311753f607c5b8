package dev.foretaste.api.openapi;

import dev.foretaste.api.Resource;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/** The document, and Swagger UI over it, which comes from its webjar on the class path. */
public final class OpenApiResource implements Resource {
  private static final String WEBJAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String FILES = "/META-INF/resources/webjars/swagger-ui/";
  private static final Map<String, String> MEDIA_TYPES =
      Map.of("swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript");

  /** Swagger UI writes styles into its elements and shows images from data URLs. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; frame-ancestors 'none'";

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Foretaste API</title>
        <link rel="stylesheet" href="/docs/swagger-ui.css">
      </head>
      <body>
        <div id="api"></div>
        <script src="/docs/swagger-ui-bundle.js"></script>
        <script src="/docs/start.js"></script>
      </body>
      </html>
      """;
  private static final String START =
      "SwaggerUIBundle({url: '/openapi.json', dom_id: '#api', validatorUrl: null});";

  private final OpenApiDocument document;
  private final Supplier<List<Route>> routes;

  /**
   * Endpoints that show this document.
   *
   * @param routes all that are registered; asked at each request
   */
  public OpenApiResource(OpenApiDocument document, Supplier<List<Route>> routes) {
    this.document = document;
    this.routes = routes;
  }

  @Override
  public void addTo(RoutesConfig to) {
    Resource.addRead(to, "/openapi.json", ctx -> ctx.json(document.of(routes.get())));
    Resource.addRead(to, "/docs", OpenApiResource::page);
    Resource.addRead(to, "/docs/start.js", ctx -> ctx.contentType("text/javascript").result(START));
    Resource.addRead(to, "/docs/{file}", OpenApiResource::file);
  }

  @Override
  public Map<Route, Answer> answers() {
    return Map.of(
        new Route("GET", "/openapi.json"), Answer.anyJson(),
        new Route("GET", "/docs"), Answer.text("text/html"),
        new Route("GET", "/docs/start.js"), Answer.text("text/javascript"),
        new Route("GET", "/docs/{file}"), Answer.text("text/*"));
  }

  private static void page(Context ctx) {
    ctx.header("Content-Security-Policy", PAGE_POLICY).html(PAGE);
  }

  private static void file(Context ctx) throws IOException {
    String name = ctx.pathParam("file");
    if (!MEDIA_TYPES.containsKey(name)) {
      throw new ProblemException(Problem.ofStatus(404));
    }
    try (InputStream file = resource(FILES + version() + "/" + name)) {
      ctx.contentType(MEDIA_TYPES.get(name)).result(file.readAllBytes());
    }
  }

  private static String version() throws IOException {
    Properties webjar = new Properties();
    try (InputStream properties = resource(WEBJAR)) {
      webjar.load(properties);
    }
    return webjar.getProperty("version");
  }

  private static InputStream resource(String name) {
    InputStream resource = OpenApiResource.class.getResourceAsStream(name);
    if (resource == null) {
      throw new UncheckedIOException(new IOException(name + " is not on the class path"));
    }
    return resource;
  }
}
