package dev.foretaste.topology.lifecycle;

import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.generations.GenerationTimeline;
import dev.foretaste.topology.generations.Succession;
import dev.foretaste.topology.inputs.InputSource;
import dev.foretaste.topology.inputs.LiveInputs;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.replay.LiveProgress;
import dev.foretaste.topology.replay.RecordedSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** What influences the orders of one instance of a stream, at its place among others. */
final class StreamInputs implements AutoCloseable {
  private final Admin admin;
  private final GenerationTimeline generations = new GenerationTimeline();
  private final InputSource source;

  /**
   * Prepares them.
   *
   * @param menus with its past unless the place is that of the original stream
   */
  StreamInputs(
      ServiceSettings settings,
      TopologySettings topology,
      Place place,
      SchemaRegistryClient schemas,
      ModelTimeline models,
      MenuTimeline menus,
      TopologyMetrics metrics) {
    Map<String, Object> clients = new HashMap<>(settings.clientProperties());
    clients.put("bootstrap.servers", settings.bootstrapServers());
    admin = Admin.create(clients);
    Succession succession =
        new Succession(
            place.generation().name(),
            generations,
            partition ->
                new LiveProgress(
                        admin,
                        place.generation().applicationId(),
                        new TopicPartition(topology.orders().name(), partition))
                    .committed());
    InputSource live = LiveInputs.source(topology, models, menus, metrics, succession);
    source =
        place.generation().isOriginal()
            ? live
            : new RecordedSource(
                topology,
                place.predecessor(),
                clients,
                admin,
                schemas,
                models,
                menus,
                place.plan(),
                live);
  }

  static MenuTimeline menus(Place place) {
    return place.generation().isOriginal() ? new MenuTimeline() : MenuTimeline.withPast();
  }

  InputSource source() {
    return source;
  }

  GenerationTimeline generations() {
    return generations;
  }

  @Override
  public void close() {
    admin.close();
  }
}
