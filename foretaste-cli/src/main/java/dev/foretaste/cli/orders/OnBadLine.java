package dev.foretaste.cli.orders;

/** What reading does about a line that makes no sense. */
public enum OnBadLine {
  /** Leave it out and report it. */
  SKIP,
  /** Stop with an {@link OrderFileException}. */
  STOP
}
