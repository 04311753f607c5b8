package dev.foretaste.explanation;

/** Languages in which reasons can be given. */
public enum Language {
  /** English. */
  ENGLISH("en", new EnglishPhrases()),
  /** Russian. */
  RUSSIAN("ru", new RussianPhrases());

  private final String tag;
  private final Phrases phrases;

  Language(String tag, Phrases phrases) {
    this.tag = tag;
    this.phrases = phrases;
  }

  /** Its language tag (BCP 47). */
  public String tag() {
    return tag;
  }

  Phrases phrases() {
    return phrases;
  }
}
