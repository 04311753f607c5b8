package dev.foretaste.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores of windows in a task under exactly-once. */
class RestorableWhenEmptyTest {
  private static final String APPLICATION_ID = "windows";

  @TempDir private Path directory;

  static Stream<StoreBuilder<?>> stores() {
    return Stream.of(
        StateStores.quality(), StateStores.customerOrders(), StateStores.orderScores());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void shouldOpenAnEmptyStoreAgainWithoutFindingItsTaskCorrupt(StoreBuilder<?> builder)
      throws IOException {
    Files.createDirectories(
        directory.resolve(APPLICATION_ID).resolve("0_0").resolve(builder.name()));

    try (TopologyTestDriver task = task(builder)) {
      assertThat(task.getWindowStore(builder.name()).isOpen()).isTrue();
    }
  }

  @Test
  void shouldNotKnowWhereAStoreStandsThatHoldsWindowsOfNoCommit() {
    StoreBuilder<?> builder = StateStores.customerOrders();
    TopicPartition changelog =
        new TopicPartition(APPLICATION_ID + "-" + builder.name() + "-changelog", 0);

    try (TopologyTestDriver task = task(builder)) {
      WindowStore<String, String> store = task.getWindowStore(builder.name());
      store.put("ann", "order-1", 1);

      assertThat(store.committedOffset(changelog)).isNull();
    }
  }

  private TopologyTestDriver task(StoreBuilder<?> builder) {
    StreamsBuilder streams = new StreamsBuilder();
    streams.addStateStore(builder);
    streams.stream("in", Consumed.with(Serdes.String(), Serdes.String()).withName("in"))
        .process(Ignoring::new, Named.as("ignore"), builder.name());
    Topology topology = streams.build();
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    return new TopologyTestDriver(topology, properties);
  }

  private static final class Ignoring extends ContextualProcessor<String, String, Void, Void> {
    @Override
    public void process(Record<String, String> record) {
      // Only the task's stores matter here.
    }
  }
}
