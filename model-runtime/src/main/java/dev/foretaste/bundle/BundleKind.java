package dev.foretaste.bundle;

/** What is new in a model version. */
public enum BundleKind {
  /** Tables for the baseline scorer; there are no trees. */
  FIRST("first"),
  /** Trees, and tables with them. */
  TRAINED("trained"),
  /** Tables; the scorer is that of an earlier version. */
  TABLES("tables");

  private final String key;

  BundleKind(String key) {
    this.key = key;
  }

  /** As manifests name it. */
  public String key() {
    return key;
  }
}
