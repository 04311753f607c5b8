package dev.foretaste.api.routing;

import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.query.KeyHosts;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.state.HostInfo;

/** Knows who keeps which key. Implementations are thread-safe and do not block for long. */
public interface KeyDirectory {
  /** The other instances that keep a key. */
  KeyHosts hostsOf(Keys keys, String key);

  /**
   * How many changelog records this instance's own copy is behind at most; empty when it has none,
   * or when it is no copy but the state itself, where results stand that are not committed.
   */
  OptionalLong lag(Keys keys, String key);

  /** All other instances. */
  List<HostInfo> others();

  /** How many partitions there are altogether. */
  int partitions();

  /** What this instance of the stream knows. */
  static KeyDirectory of(PredictionService service) {
    return new KeyDirectory() {
      @Override
      public KeyHosts hostsOf(Keys keys, String key) {
        return service.stores().hostsOf(keys.store(), key);
      }

      @Override
      public OptionalLong lag(Keys keys, String key) {
        int partition = service.stores().partitionOf(key);
        boolean changing = keys == Keys.CUSTOMERS && service.progress().run(partition).isPresent();
        return changing ? OptionalLong.empty() : service.stores().lag(keys.store(), key);
      }

      @Override
      public List<HostInfo> others() {
        return service.stores().others();
      }

      @Override
      public int partitions() {
        return service.stores().partitions();
      }
    };
  }

  /** Of an instance that is alone and has one partition and no copies. */
  static KeyDirectory alone() {
    return new KeyDirectory() {
      @Override
      public KeyHosts hostsOf(Keys keys, String key) {
        return KeyHosts.NONE;
      }

      @Override
      public OptionalLong lag(Keys keys, String key) {
        return OptionalLong.empty();
      }

      @Override
      public List<HostInfo> others() {
        return List.of();
      }

      @Override
      public int partitions() {
        return 1;
      }
    };
  }
}
