package dev.foretaste.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.customers.CustomerResource;
import dev.foretaste.api.customers.FreshPredictions;
import dev.foretaste.api.customers.LiveRanking;
import dev.foretaste.api.customers.PredictionBatchResource;
import dev.foretaste.api.customers.PredictionResource;
import dev.foretaste.api.customers.RankResource;
import dev.foretaste.api.erasure.ErasureResource;
import dev.foretaste.api.explanation.ScoreExplanations;
import dev.foretaste.api.feedback.FeedbackResource;
import dev.foretaste.api.feedback.SatisfactionResource;
import dev.foretaste.api.health.HealthMetrics;
import dev.foretaste.api.health.HealthResource;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.menu.ItemRelationsResource;
import dev.foretaste.api.menu.MenuResource;
import dev.foretaste.api.metrics.MetricsResource;
import dev.foretaste.api.metrics.Refusals;
import dev.foretaste.api.metrics.RequestMetrics;
import dev.foretaste.api.models.ExperimentResource;
import dev.foretaste.api.models.ModelAdministrationResource;
import dev.foretaste.api.models.ModelResource;
import dev.foretaste.api.openapi.Answer;
import dev.foretaste.api.openapi.OpenApiDocument;
import dev.foretaste.api.openapi.OpenApiResource;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.orders.ExampleReader;
import dev.foretaste.api.orders.OrderResource;
import dev.foretaste.api.orders.OrderScoreResource;
import dev.foretaste.api.overview.DemandResource;
import dev.foretaste.api.overview.QualityResource;
import dev.foretaste.api.problem.ProblemResponses;
import dev.foretaste.api.routing.Gatherer;
import dev.foretaste.api.routing.KeyedResource;
import dev.foretaste.api.routing.Peers;
import dev.foretaste.api.routing.RoutedResource;
import dev.foretaste.api.routing.Routing;
import dev.foretaste.api.security.Access;
import dev.foretaste.api.security.AccessControl;
import dev.foretaste.api.stream.StreamResource;
import dev.foretaste.api.succession.ForwardToSuccessor;
import dev.foretaste.api.succession.GenerationHeader;
import dev.foretaste.api.transport.AdmissionHandler;
import dev.foretaste.api.transport.Doors;
import dev.foretaste.bundle.ScoringModel;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinLogger;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** The HTTP API of one instance. Start it once. */
public final class ApiServer implements AutoCloseable {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

  private static final String INTERNAL = "/internal/";

  private final ApiSettings settings;
  private final Javalin javalin;
  private final StreamResource streams;
  private final Doors doors;
  private final Peers peers;

  /** Prepares a server that lets in whoever reaches it; it does not listen yet. */
  public ApiServer(ApiSettings settings, ApiDependencies dependencies) {
    this(settings, Access.open(), dependencies);
  }

  /**
   * Prepares a server of the original stream; it does not listen yet.
   *
   * @throws UncheckedIOException when certificate or key cannot be used
   */
  public ApiServer(ApiSettings settings, Access access, ApiDependencies dependencies) {
    this(settings, access, dependencies, "", List::of);
  }

  /**
   * The same for an instance of one of several streams.
   *
   * @param generation its stream; empty for the original one
   * @param successors URLs of instances that have taken over; empty while none have
   */
  public ApiServer(
      ApiSettings settings,
      Access access,
      ApiDependencies dependencies,
      String generation,
      Supplier<List<String>> successors) {
    this.settings = settings;
    doors = doors(settings);
    peers = new Peers(dependencies.routing().secret());
    Refusals refusals = new Refusals(dependencies.metrics());
    DefaultExports.register(dependencies.metrics());
    new HealthMetrics(dependencies.health()).register(dependencies.metrics());
    streams = new StreamResource(dependencies.feeds());
    List<Resource> resources =
        new ArrayList<>(resources(settings, dependencies, access.keysRequired()));
    resources.add(0, new AccessControl(access, refusals, doors::internalPort));
    resources.add(0, new SecurityHeaders(settings.transport().tls().isPresent()));
    resources.add(0, new RequestMetrics(dependencies.metrics()));
    resources.add(streams);
    resources.add(new GenerationHeader(generation));
    resources.add(new ForwardToSuccessor(successors));
    OpenApiDocument document =
        new OpenApiDocument(IndexResource.endpoints(), () -> answers(resources));
    resources.add(new OpenApiResource(document, this::routes));
    // Javalin's only switch for its start-up messages; it is one for the whole process.
    JavalinLogger.startupInfo = false;
    javalin = Javalin.create(config -> configure(config, settings, refusals, resources));
  }

  /**
   * Listens from now on.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public void start() {
    javalin.start(settings.host(), settings.port());
    JettySetup.stopIdleConnectionsAtOnce(javalin.jettyServer().server());
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** The port for other instances alone, once it listens; empty when there is none. */
  public OptionalInt internalPort() {
    return doors.internalPort();
  }

  /** Looks at the certificate's files now, which happens every few seconds anyway. */
  void reloadCertificate() {
    doors.reloadCertificate();
  }

  /** The endpoints that clients can ask for something. */
  List<Route> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> new Route(handler.endpoint.method.name(), handler.endpoint.path))
        .filter(route -> METHODS.contains(route.method()))
        .filter(route -> !route.path().startsWith(INTERNAL))
        .toList();
  }

  /** Lets requests that are being handled finish, for a few seconds, and stops. */
  @Override
  public void close() {
    streams.close();
    javalin.stop();
    peers.close();
    doors.close();
  }

  private static Doors doors(ApiSettings settings) {
    try {
      return new Doors(settings.host(), settings.port(), settings.transport());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Resource> resources(
      ApiSettings settings, ApiDependencies dependencies, boolean keysRequired) {
    boolean changeable = keysRequired || settings.isLocalOnly();
    StateReaders state = dependencies.state();
    Supplier<ScoringModel> champion = () -> dependencies.models().get().champion();
    ScoreExplanations explanations = new ScoreExplanations(dependencies.models());
    LiveRanking ranking =
        new LiveRanking(champion, state.menu()::view, dependencies.clock(), explanations);
    Routing routing = dependencies.routing();
    Gatherer gatherer = new Gatherer(routing, peers);
    return List.of(
        new IndexResource(),
        new RoutedResource(
            keyed(settings, dependencies.examples(), state, ranking, explanations),
            keyed(settings, dependencies.examples(), routing.copies(), ranking, explanations),
            routing,
            peers,
            settings.threads()),
        new PredictionBatchResource(state.customers(), routing, peers),
        new ModelResource(dependencies.models()),
        new ExperimentResource(dependencies.registry(), changeable),
        new ModelAdministrationResource(dependencies.registry(), changeable),
        new OrderResource(
            dependencies.orders(), state.customers(), dependencies.clock(), settings.threads() / 2),
        new FeedbackResource(
            dependencies.feedback(),
            state.customers(),
            dependencies.clock(),
            settings.threads() / 4),
        new ItemRelationsResource(
            champion, state.menu()::view, dependencies.overviews(), gatherer, dependencies.clock()),
        new QualityResource(dependencies.overviews(), gatherer, dependencies.clock()),
        new DemandResource(dependencies.overviews(), gatherer, dependencies.clock()),
        new MenuResource(state.menu(), dependencies.menu(), changeable),
        new ErasureResource(dependencies.erasures(), dependencies.clock(), changeable),
        new SatisfactionResource(dependencies.satisfaction()),
        new HealthResource(dependencies.health()),
        new MetricsResource(dependencies.metrics()));
  }

  /** Endpoints that one instance has to answer: the one whose stores hold the key. */
  private static List<KeyedResource> keyed(
      ApiSettings settings,
      ExampleReader examples,
      StateReaders state,
      LiveRanking ranking,
      ScoreExplanations explanations) {
    FreshPredictions predictions =
        new FreshPredictions(
            state.customers(), state.histories(), state.processing(), settings.threads() / 4);
    return List.of(
        new CustomerResource(state.customers()),
        new PredictionResource(
            state.customers(), state.histories(), predictions, ranking, explanations),
        new RankResource(state.customers(), ranking),
        new OrderScoreResource(state.orderScores(), examples, explanations));
  }

  private static Map<Route, Answer> answers(List<Resource> resources) {
    Map<Route, Answer> answers = new HashMap<>();
    resources.forEach(resource -> answers.putAll(resource.answers()));
    return answers;
  }

  private void configure(
      JavalinConfig config, ApiSettings settings, Refusals refusals, List<Resource> resources) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    ObjectMapper json = new ObjectMapper();
    config.jsonMapper(new JavalinJackson(json, false));

    ProblemResponses problems = new ProblemResponses(json);
    JettySetup.apply(config.jetty, settings.threads());
    doors.addTo(config.jetty);
    config.jetty.modifyServer(
        server ->
            server.setHandler(
                new AdmissionHandler(
                    settings.transport().computing(),
                    settings.threads(),
                    problems::encode,
                    () -> refusals.count("busy"))));
    problems.addTo(config);
    resources.forEach(resource -> resource.addTo(config.routes));
    config.routes.after(RequestBody::discard);
  }
}
