package dev.foretaste.cli.bench;

/**
 * What a client saw while an instance was killed and came back, again and again.
 *
 * @param instances how many there were
 * @param kills how many times one was killed with -9
 * @param customers who were read, one after the other, in a loop
 * @param reads that were made
 * @param wrongAnswers reads with another answer than before the first kill, not marked as older
 * @param falseUnknown reads that said that a customer is unknown
 * @param failures reads that gave up
 * @param fromCopies answers of copies
 * @param olderFromCopies answers of copies with an earlier prediction, which say how far the copy
 *     is behind
 * @param longestOutageMs longest time from the beginning of a read to its answer, those that gave
 *     up included
 * @param longestBegan when that read began
 * @param p99Ms of these times
 */
record FailoverResult(
    String bench,
    int instances,
    int kills,
    int customers,
    long reads,
    long wrongAnswers,
    long falseUnknown,
    long failures,
    long fromCopies,
    long olderFromCopies,
    double longestOutageMs,
    String longestBegan,
    double p99Ms) {}
