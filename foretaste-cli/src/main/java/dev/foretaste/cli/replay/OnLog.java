package dev.foretaste.cli.replay;

import dev.foretaste.topology.replay.MergedPlaces;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Gives what a replay with merged orders wrote the places that its orders have on the log, so that
 * it can be compared with what the live stream wrote.
 */
final class OnLog {
  private static final long NOWHERE = -1;

  private final int partition;
  private final MergedPlaces places;

  /** For records of one partition. */
  OnLog(int partition, MergedPlaces places) {
    this.partition = partition;
    this.places = places;
  }

  /** Changes a record; places of orders that the log lacks become -1. */
  void place(SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (field.name().equals("ordersOffset") && value instanceof Long offset) {
        record.put(field.pos(), logged(offset));
      } else if (field.name().equals("predictionId") && value instanceof CharSequence id) {
        record.put(field.pos(), predictionId(id.toString()));
      } else {
        placeWithin(value);
      }
    }
  }

  private void placeWithin(Object value) {
    if (value instanceof SpecificRecord inner) {
      place(inner);
    } else if (value instanceof List<?> elements) {
      elements.forEach(this::placeWithin);
    }
  }

  private String predictionId(String id) {
    String own = partition + "-";
    return id.startsWith(own) ? own + logged(Long.parseLong(id.substring(own.length()))) : id;
  }

  private long logged(long offset) {
    return places
        .of(offset)
        .filter(place -> !place.missing())
        .map(MergedPlaces.Place::offset)
        .orElse(NOWHERE);
  }
}
