package dev.foretaste.topology.inputs;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The model and the menu that a task works with. Between two orders it adopts what its instance has
 * loaded since and journals that, in the transaction of the order that is influenced first; after a
 * restart or a move to another instance it goes on with exactly what it had adopted, and waits when
 * that is not loaded yet. Belongs to one task.
 */
public final class AdoptedInputs {
  private final TopologySettings settings;
  private final KeyValueStore<String, JournalEntry> store;
  private final ModelTimeline models;
  private final MenuTimeline menus;
  private final TopologyMetrics metrics;
  private long modelOffset;
  private ScoringModel model;
  private long menuOffset;
  private Menu menu;

  /**
   * Takes up what the task had adopted.
   *
   * @param store the latest journal entry per kind
   */
  public AdoptedInputs(
      TopologySettings settings,
      KeyValueStore<String, JournalEntry> store,
      ModelTimeline models,
      MenuTimeline menus,
      TopologyMetrics metrics) {
    this.settings = settings;
    this.store = store;
    this.models = models;
    this.menus = menus;
    this.metrics = metrics;
    this.modelOffset = adopted(JournalKind.MODEL);
    this.menuOffset = adopted(JournalKind.MENU);
  }

  /**
   * Adopts what is new before an order is processed.
   *
   * @param partition partition of the order
   * @param offset its offset
   * @param journal takes the entries for what was adopted
   */
  public void refresh(int partition, long offset, Consumer<JournalEntry> journal) {
    ModelTimeline.View loaded = models.view();
    if (loaded.championOffset() > modelOffset) {
      adopt(
          new JournalEntry(
              partition,
              offset,
              JournalKind.MODEL,
              settings.topic(TopicCatalogue.MODEL_UPDATES).name(),
              0,
              loaded.championOffset(),
              loaded.champion().version(),
              null),
          journal);
      modelOffset = loaded.championOffset();
      model = loaded.champion();
      metrics.modelSwapped();
    } else if (model == null) {
      model = adoptedModel(loaded);
    }
    MenuTimeline.View offered = menuAtLeast(menuOffset);
    if (offered.offset() > menuOffset) {
      adopt(
          new JournalEntry(
              partition,
              offset,
              JournalKind.MENU,
              settings.topic(TopicCatalogue.MENU_ITEMS).name(),
              0,
              offered.offset(),
              null,
              null),
          journal);
      menuOffset = offered.offset();
      menu = offered;
    } else {
      menu = offered;
    }
  }

  /** The model that scores; call {@link #refresh} first. */
  public ScoringModel model() {
    return model;
  }

  /** The menu that applies; call {@link #refresh} first. */
  public Menu menu() {
    return menu;
  }

  private ScoringModel adoptedModel(ModelTimeline.View loaded) {
    if (modelOffset == ModelTimeline.BEFORE_ANY) {
      return loaded.models().get(ScoringModel.INITIAL_VERSION);
    }
    if (modelOffset == loaded.championOffset()) {
      return loaded.champion();
    }
    String version = store.get(JournalKind.MODEL.name()).getModelVersion();
    Optional<ScoringModel> found = models.find(version);
    if (found.isPresent()) {
      return found.get();
    }
    metrics.waitedForInput();
    return models.await(version);
  }

  private MenuTimeline.View menuAtLeast(long offset) {
    MenuTimeline.View offered = menus.view();
    if (offered.offset() >= offset) {
      return offered;
    }
    metrics.waitedForInput();
    return menus.awaitAtLeast(offset);
  }

  private long adopted(JournalKind kind) {
    JournalEntry entry = store.get(kind.name());
    return entry == null ? -1 : entry.getSourceOffset();
  }

  private void adopt(JournalEntry entry, Consumer<JournalEntry> journal) {
    store.put(entry.getKind().name(), entry);
    journal.accept(entry);
  }
}
