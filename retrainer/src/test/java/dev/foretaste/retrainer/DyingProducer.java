package dev.foretaste.retrainer;

import dev.foretaste.bundle.Sections;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A producer whose process is killed at some step: what was sent until then is on the broker. */
final class DyingProducer implements InvocationHandler {

  /** Where it is killed. */
  enum Step {
    BETWEEN_CHUNKS,
    BEFORE_PROMOTING,
    BEFORE_COMMITTING
  }

  /** The process is gone. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Producer<byte[], byte[]> producer;
  private final Step step;
  private int sent;

  private DyingProducer(Producer<byte[], byte[]> producer, Step step) {
    this.producer = producer;
    this.step = step;
  }

  @SuppressWarnings("unchecked")
  static Producer<byte[], byte[]> of(Producer<byte[], byte[]> producer, Step step) {
    return (Producer<byte[], byte[]>)
        Proxy.newProxyInstance(
            DyingProducer.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            new DyingProducer(producer, step));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    boolean dies =
        switch (method.getName()) {
          case "send" -> diesBefore((ProducerRecord<?, ?>) arguments[0]);
          case "commitTransaction" -> step == Step.BEFORE_COMMITTING;
          default -> false;
        };
    if (dies) {
      throw new Killed();
    }
    try {
      return reachedBroker(method.invoke(producer, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private boolean diesBefore(ProducerRecord<?, ?> record) {
    String key = new String((byte[]) record.key(), StandardCharsets.UTF_8);
    return step == Step.BETWEEN_CHUNKS && sent++ == 2
        || step == Step.BEFORE_PROMOTING && key.equals(Sections.CHAMPION_KEY);
  }

  private static Object reachedBroker(Object result)
      throws ExecutionException, InterruptedException {
    if (result instanceof Future<?> send) {
      send.get();
    }
    return result;
  }
}
