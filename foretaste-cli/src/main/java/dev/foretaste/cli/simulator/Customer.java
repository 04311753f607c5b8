package dev.foretaste.cli.simulator;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;

/**
 * Somebody with habits.
 *
 * @param appetite how often they order, relative to others
 * @param daypart when they usually order
 * @param days on which days they usually order
 * @param pizzas their favourites by part of the day
 * @param size index into the portions of what they order
 * @param secondPizza how often they order a second pizza; 0 to 1, as all that follow
 * @param sideWithPizza how often their usual side goes with it
 * @param drinkWithPizza how often their usual drink goes with it
 * @param curiosity how often they try something else
 */
record Customer(
    String id,
    String store,
    String channel,
    double appetite,
    Daypart daypart,
    Set<DayOfWeek> days,
    Map<Daypart, Weighted<MenuEntry>> pizzas,
    int size,
    double secondPizza,
    MenuEntry side,
    double sideWithPizza,
    MenuEntry drink,
    double drinkWithPizza,
    double curiosity) {

  private static final double OFF_HABIT = 0.2;

  /** How likely this customer is to be the one who orders now, relative to others. */
  double hunger(DayOfWeek day, Daypart now) {
    double rhythm = now == daypart ? 1 : OFF_HABIT;
    return appetite * rhythm * (days.contains(day) ? 1 : OFF_HABIT);
  }
}
