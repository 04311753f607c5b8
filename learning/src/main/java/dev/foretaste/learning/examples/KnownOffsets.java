package dev.foretaste.learning.examples;

import dev.foretaste.schema.LineageOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a training had read the topic of the examples; what stands further on is new to it,
 * whatever its event time. Immutable.
 *
 * @param byPartition offset of the first record it did not read; a partition that is missing was
 *     not read at all
 */
public record KnownOffsets(Map<Integer, Long> byPartition) {
  /** Nothing is known. */
  public static final KnownOffsets NONE = new KnownOffsets(Map.of());

  /** Keeps a copy. */
  public KnownOffsets {
    byPartition = Map.copyOf(byPartition);
  }

  /** Those of one topic. */
  public static KnownOffsets of(String topic, List<LineageOffset> offsets) {
    return new KnownOffsets(
        offsets.stream()
            .filter(offset -> offset.getTopic().equals(topic))
            .collect(
                Collectors.toMap(
                    LineageOffset::getPartition, LineageOffset::getOffset, Math::max)));
  }

  /** Whether the example was there to be trained on. */
  public boolean include(HeldExample example) {
    return example.offset() < byPartition.getOrDefault(example.partition(), 0L);
  }
}
