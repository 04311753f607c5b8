package dev.foretaste.cli.verify;

import java.util.Map;
import java.util.TreeMap;

/** What was counted on the way. Not thread-safe. */
final class Tally {
  long orders;
  long duplicates;
  long erasedOrders;
  long predictions;
  long outcomes;
  long shadowOutcomes;
  long examples;
  long profiles;
  long journalEntries;
  long unchecked;
  final Map<String, Long> models = new TreeMap<>();
  final Map<Integer, Long> validFrom = new TreeMap<>();
}
