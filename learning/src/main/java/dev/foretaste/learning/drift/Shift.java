package dev.foretaste.learning.drift;

/**
 * How far a quantity has moved.
 *
 * @param quantity which
 * @param index population stability index; 0 or more
 * @param limit what the index must exceed to mean something
 */
public record Shift(Quantity quantity, double index, double limit) {

  /** Whether it means something. */
  public boolean isDrift() {
    return index > limit;
  }
}
