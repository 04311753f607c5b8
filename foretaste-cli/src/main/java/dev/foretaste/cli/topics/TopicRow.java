package dev.foretaste.cli.topics;

/**
 * A topic as it is on the cluster.
 *
 * @param partitions 0 when it is not there
 * @param kept how long records stay, for people: {@code always}, {@code latest} of each key, or an
 *     ISO 8601 duration
 * @param bytes on disk, of all replicas together
 * @param purpose what it is for
 */
record TopicRow(String topic, int partitions, String kept, long bytes, String purpose) {}
