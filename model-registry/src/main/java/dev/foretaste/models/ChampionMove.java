package dev.foretaste.models;

/** What moves the champion pointer. */
public enum ChampionMove {
  /** The retrainer's gate let a challenger through. */
  TRAIN("train"),
  /** Somebody chose a version. */
  PROMOTE("promote"),
  /** Somebody went back to an earlier champion. */
  ROLLBACK("rollback"),
  /** The champion got fresh item tables; its trees stay. */
  TABLES("tables");

  private final String key;

  ChampionMove(String key) {
    this.key = key;
  }

  /** How a pointer names it. */
  public String key() {
    return key;
  }
}
