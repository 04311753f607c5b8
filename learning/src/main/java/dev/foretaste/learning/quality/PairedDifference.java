package dev.foretaste.learning.quality;

/**
 * How much better one ranker did than another on the same example.
 *
 * @param customerId the customer, whose other examples are not independent of this one
 * @param value the difference
 */
record PairedDifference(String customerId, double value) {}
