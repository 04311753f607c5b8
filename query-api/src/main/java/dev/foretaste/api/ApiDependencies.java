package dev.foretaste.api;

import dev.foretaste.api.erasure.Erasures;
import dev.foretaste.api.feedback.FeedbackLog;
import dev.foretaste.api.health.HealthCheck;
import dev.foretaste.api.health.ScorerHealth;
import dev.foretaste.api.health.StreamHealth;
import dev.foretaste.api.menu.MenuLog;
import dev.foretaste.api.orders.ExampleReader;
import dev.foretaste.api.orders.OrderLog;
import dev.foretaste.api.overview.OverviewReader;
import dev.foretaste.api.routing.InternalSecret;
import dev.foretaste.api.routing.Routing;
import dev.foretaste.api.stream.EventFeeds;
import dev.foretaste.models.ModelAdministration;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.satisfaction.SatisfactionView;
import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API answers from. All of it is thread-safe and outlives the server.
 *
 * @param state the state of the stream
 * @param routing how questions about what other instances keep are answered
 * @param models the loaded models
 * @param registry what can be asked about model versions and done with them
 * @param orders where orders go
 * @param feedback where feedback goes
 * @param menu where changes of the menu go
 * @param erasures what customers are forgotten with
 * @param feeds events that clients can follow
 * @param examples what was known of customers before their orders
 * @param satisfaction how content customers are, by store and month
 * @param overviews figures over all customers
 * @param health what must be ready for the instance to be, and what it can do without
 * @param metrics takes the API's and the JVM's metrics, once, and is shown at /metrics
 * @param clock the time that event times of posted orders are compared with
 */
public record ApiDependencies(
    StateReaders state,
    Routing routing,
    Supplier<ModelTimeline.View> models,
    ModelAdministration registry,
    OrderLog orders,
    FeedbackLog feedback,
    MenuLog menu,
    Erasures erasures,
    EventFeeds feeds,
    ExampleReader examples,
    SatisfactionView satisfaction,
    OverviewReader overviews,
    List<HealthCheck> health,
    CollectorRegistry metrics,
    Clock clock) {

  /**
   * Answers from an instance of the stream.
   *
   * @param secret shared by all instances, so that they answer for each other
   */
  public static ApiDependencies of(
      PredictionService service,
      Optional<InternalSecret> secret,
      ModelAdministration registry,
      OrderLog orders,
      FeedbackLog feedback,
      MenuLog menu,
      Erasures erasures,
      EventFeeds feeds,
      ExampleReader examples,
      CollectorRegistry metrics) {
    Supplier<ModelTimeline.View> models = () -> service.models().view();
    return new ApiDependencies(
        StateReaders.of(service),
        Routing.of(service, secret),
        models,
        registry,
        orders,
        feedback,
        menu,
        erasures,
        feeds,
        examples,
        service.satisfaction(),
        OverviewReader.of(service),
        List.of(new StreamHealth(service::state), new ScorerHealth(models)),
        metrics,
        Clock.systemUTC());
  }

  /** The same, with more to say about what the instance works with. */
  public ApiDependencies watching(List<HealthCheck> companions) {
    List<HealthCheck> all = new ArrayList<>(health);
    all.addAll(companions);
    return new ApiDependencies(
        state,
        routing,
        models,
        registry,
        orders,
        feedback,
        menu,
        erasures,
        feeds,
        examples,
        satisfaction,
        overviews,
        all,
        metrics,
        clock);
  }
}
