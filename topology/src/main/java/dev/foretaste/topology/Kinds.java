package dev.foretaste.topology;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * A stream taken apart by what its records are. A record goes to the stream of its kind alone: with
 * a filter per kind each of them would have to look at it.
 */
final class Kinds<E> {
  private final String name;
  private final Map<String, KStream<String, E>> streams;

  /**
   * Takes a stream apart.
   *
   * @param name of this step of the topology
   * @param kinds the most frequent first; records of others go nowhere
   */
  Kinds(KStream<String, E> stream, String name, List<Class<? extends E>> kinds) {
    this.name = name;
    BranchedKStream<String, E> branches = stream.split(Named.as(name));
    for (Class<? extends E> kind : kinds) {
      branches = branches.branch((key, value) -> kind.isInstance(value), Branched.as(suffix(kind)));
    }
    streams = branches.noDefaultBranch();
  }

  /** The records of one kind, which must be one of those named before. */
  <K extends E, V> KStream<String, V> only(Class<K> kind, Function<K, V> value, String step) {
    return streams
        .get(name + suffix(kind))
        .mapValues(record -> value.apply(kind.cast(record)), Named.as(step));
  }

  private static String suffix(Class<?> kind) {
    return "-" + kind.getSimpleName();
  }
}
