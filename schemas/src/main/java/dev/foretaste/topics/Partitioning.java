package dev.foretaste.topics;

/** How many partitions a topic has and what decides a record's partition. */
public enum Partitioning {
  /**
   * As many partitions as the orders topic; the customer id decides (Kafka's default partitioner
   * over its UTF-8 bytes), so partition n of every such topic is about the same customers.
   */
  PER_CUSTOMER,
  /** One partition: its offsets order all records of the topic. */
  SINGLE
}
