package dev.foretaste.api;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.orders.OrderLog;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A log of one partition, number 3, which can fail and can be slow. */
final class LogInMemory implements OrderLog {
  final List<OrderPlaced> orders = new CopyOnWriteArrayList<>();
  volatile boolean available = true;
  volatile CountDownLatch gate = new CountDownLatch(0);
  volatile CountDownLatch arrived = new CountDownLatch(0);

  @Override
  public LogPosition append(OrderPlaced order) {
    arrived.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (!available) {
      throw new LogUnavailableException("the log is away", new IllegalStateException());
    }
    synchronized (orders) {
      orders.add(order);
      return new LogPosition(3, orders.size() - 1);
    }
  }
}
