package dev.foretaste.cli.orders;

/**
 * A place in an order file that was left out.
 *
 * @param line from 1
 * @param column from 1; 0 when the whole line is meant
 * @param reason what is wrong with it and what would be right
 */
public record BadLine(long line, long column, String reason) {

  @Override
  public String toString() {
    String place = column == 0 ? "line " + line : "line " + line + ", column " + column;
    return place + ": " + reason;
  }
}
