package dev.foretaste.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class StoreLockFirstTest {
  private final AtomicBoolean held = new AtomicBoolean();

  @Test
  void shouldHoldTheStoresLockBeforeAQueryTakesAnyOther() {
    KeyValueStore<Bytes, byte[]> store = StoreLockFirst.of(supplier(watched())).get();

    store.query(
        KeyQuery.withKey(Bytes.wrap(new byte[1])),
        PositionBound.unbounded(),
        new QueryConfig(false));

    assertThat(held).isTrue();
  }

  @SuppressWarnings("unchecked")
  private KeyValueStore<Bytes, byte[]> watched() {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("query")) {
                held.set(Thread.holdsLock(proxy));
              }
              return null;
            });
  }

  private static KeyValueBytesStoreSupplier supplier(KeyValueStore<Bytes, byte[]> store) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return "watched";
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return store;
      }

      @Override
      public String metricsScope() {
        return "test";
      }
    };
  }
}
