package dev.foretaste.cli.simulator;

import java.time.LocalTime;

/** Parts of a day in which people order pizza for different reasons. */
enum Daypart {
  LUNCH,
  EVENING,
  NIGHT;

  static Daypart of(LocalTime time) {
    int hour = time.getHour();
    if (hour >= 6 && hour < 16) {
      return LUNCH;
    }
    return hour >= 16 && hour < 22 ? EVENING : NIGHT;
  }
}
