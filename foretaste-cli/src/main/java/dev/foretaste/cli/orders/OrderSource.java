package dev.foretaste.cli.orders;

import java.util.List;
import java.util.stream.Stream;

/**
 * A deterministic sequence of orders from a file: two sources over the same bytes give the same
 * orders. Immutable; safe for use by several threads.
 */
public interface OrderSource {

  /** First eight hexadecimal digits of the SHA-256 of the file. */
  String digest();

  /** How many orders {@link #orders()} yields. */
  long size();

  /** How many customers placed them. */
  int customers();

  /** How many distinct item ids are in them. */
  int items();

  /**
   * The orders in the sequence in which they have to be sent, built while the stream is consumed.
   * Positions count from 0 without gaps; event times increase strictly.
   */
  Stream<SourcedOrder> orders();

  /** Whether the file has times; otherwise they are made up from its sequence. */
  boolean timed();

  /** What could not be read and was left out, in the sequence of the file. */
  List<BadLine> badLines();

  /** What the file does not say and had to be dealt or assumed, each as a sentence for people. */
  List<String> assumptions();
}
