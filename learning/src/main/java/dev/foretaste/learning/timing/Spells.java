package dev.foretaste.learning.timing;

import dev.foretaste.hashing.StableHash;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.preferences.Rhythm;
import dev.foretaste.schema.CustomerPreferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads spells off training examples. */
final class Spells {
  /** About how many examples are looked at; beyond, those of a share of the customers. */
  private static final int ENOUGH = 100_000;

  private Spells() {}

  /**
   * One ended spell per example, and one open spell per customer that begins with the customer's
   * latest order and lasts until the latest label of all. Customers who ordered once leave no
   * example, so their open spells are not among them.
   *
   * @param chronological by event time, at least one
   */
  static List<Spell> of(List<HeldExample> chronological) {
    long end = chronological.get(chronological.size() - 1).eventTime();
    double share = Math.min(1, (double) ENOUGH / chronological.size());
    List<Spell> spells = new ArrayList<>();
    Map<String, Spell> open = new LinkedHashMap<>();
    for (HeldExample held : chronological) {
      String customerId = held.customerId();
      if (share == 1 || new StableHash().add(customerId).unit() < share) {
        CustomerPreferences before = held.decode().getStateBefore();
        Rhythm rhythm = Rhythm.of(before);
        long start = before.getLastOrderTime();
        long time = held.eventTime();
        spells.add(new Spell(customerId, rhythm, start, time, true));
        open.put(
            customerId, new Spell(customerId, rhythm.afterGap(time - start), time, end, false));
      }
    }
    open.values().stream().filter(spell -> spell.start() < end).forEach(spells::add);
    return spells;
  }
}
