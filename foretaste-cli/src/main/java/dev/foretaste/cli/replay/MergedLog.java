package dev.foretaste.cli.replay;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.topology.replay.MergedPlaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a replay's merged orders say about the log they were merged from.
 *
 * @param partitions the places of each partition's orders
 * @param customers who has orders that were missing
 */
record MergedLog(List<MergedPlaces> partitions, Set<String> customers) {

  /** Reads it; empty when the replay's orders are those of the log. */
  static Optional<MergedLog> of(ReplayedSystem live, ReplayName replay) {
    if (live.input(replay).equals(live.orders())) {
      return Optional.empty();
    }
    List<MergedPlaces> partitions = new ArrayList<>();
    Set<String> customers = new HashSet<>();
    for (int partition = 0; partition < live.topics().partitions(live.orders()); partition++) {
      MergedPlaces places = new MergedPlaces();
      Iterator<StoredRecord> orders = live.topics().read(live.input(replay), partition);
      while (orders.hasNext()) {
        StoredRecord order = orders.next();
        MergedPlaces.Place.of(order.headers())
            .ifPresent(
                place -> {
                  places.add(order.offset(), place);
                  if (place.missing()) {
                    customers.add(order.keyText());
                  }
                });
      }
      partitions.add(places);
    }
    return Optional.of(new MergedLog(List.copyOf(partitions), Set.copyOf(customers)));
  }

  /** The places of a partition's orders. */
  MergedPlaces places(int partition) {
    return partitions.get(partition);
  }
}
