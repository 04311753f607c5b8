package dev.foretaste.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The instances that can be asked. What answered last is asked first. Thread-safe. */
final class Instances {
  private final List<URI> bases;
  private final AtomicInteger first = new AtomicInteger();

  Instances(List<URI> bases) {
    if (bases.isEmpty()) {
      throw new IllegalArgumentException("give at least one base URI, such as http://host:8080");
    }
    this.bases = List.copyOf(bases);
  }

  /** All, in the sequence in which to ask them. */
  List<URI> inSequence() {
    int from = first.get();
    return IntStream.range(0, bases.size())
        .mapToObj(i -> bases.get((from + i) % bases.size()))
        .toList();
  }

  /** This one did not answer: others come first from now on. */
  void failed(URI base) {
    int index = bases.indexOf(base);
    first.compareAndSet(index, (index + 1) % bases.size());
  }
}
