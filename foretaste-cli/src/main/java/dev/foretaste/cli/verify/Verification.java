package dev.foretaste.cli.verify;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Checks all that orders left behind, partition by partition. Not thread-safe. */
final class Verification {
  private final Topics topics;
  private final SchemaRegistryClient registry;
  private final TopicSpec orders;
  private final List<Long> ends;
  private final List<Long> arrivedEnds;
  private final ErasedCustomers erased;
  private final Mismatches mismatches = new Mismatches();
  private final Tally tally = new Tally();

  private Verification(
      Topics topics,
      SchemaRegistryClient registry,
      TopicSpec orders,
      List<Long> ends,
      List<Long> arrivedEnds,
      ErasedCustomers erased) {
    this.erased = erased;
    this.topics = topics;
    this.registry = registry;
    this.orders = orders;
    this.ends = ends;
    this.arrivedEnds = arrivedEnds;
  }

  /**
   * For a service that takes the orders as they arrive.
   *
   * @param ends per partition, where the orders that count end; all of them have been processed
   * @param erased all customers who are
   */
  static Verification direct(
      Topics topics, SchemaRegistryClient registry, List<Long> ends, ErasedCustomers erased) {
    return new Verification(topics, registry, TopicCatalogue.ORDERS, ends, List.of(), erased);
  }

  /**
   * For a service that takes the orders from orders-by-customer.
   *
   * @param arrivedEnds per partition of orders, where those end that have been rekeyed for certain
   * @param ends per partition of orders-by-customer, where the orders that count end; all of them
   *     have been processed; noted after the others
   * @param erased all customers who are
   */
  static Verification rekeyed(
      Topics topics,
      SchemaRegistryClient registry,
      List<Long> arrivedEnds,
      List<Long> ends,
      ErasedCustomers erased) {
    return new Verification(
        topics, registry, TopicCatalogue.ORDERS_BY_CUSTOMER, ends, arrivedEnds, erased);
  }

  /**
   * Runs through all partitions.
   *
   * @param naiveShare share of the customers whose features are recomputed by definition; 0 to 1
   * @throws FailureException when records are gone without which nothing can be recomputed
   */
  VerifyResult run(double naiveShare, Progress progress) {
    long startedAt = System.nanoTime();
    requireUntrimmed();
    long refusedBefore = checkRekeying(progress);
    progress.message("reading models, menu and dead letters");
    Models models =
        new Models(
            topics.read(TopicCatalogue.MODEL_UPDATES, 0), decoder(TopicCatalogue.MODEL_UPDATES));
    MenuHistory menus =
        new MenuHistory(
            topics.read(TopicCatalogue.MENU_ITEMS, 0), decoder(TopicCatalogue.MENU_ITEMS));
    DeadLetters deadLetters = DeadLetters.read(topics, orders, ends, mismatches);
    NaiveCheck naive = new NaiveCheck(new CustomerSample(naiveShare), mismatches);
    long done = 0;
    for (int partition = 0; partition < ends.size(); partition++) {
      progress.message("partition " + partition);
      long before = done;
      check(partition, models, menus, deadLetters, naive)
          .run(
              topics.read(orders, partition),
              ends.get(partition),
              offset -> progress.stepTo(before + offset + 1));
      done += ends.get(partition);
    }
    deadLetters.finish();
    progress.stepTo(done);
    return result(
        refusedBefore + deadLetters.found(), naive, (System.nanoTime() - startedAt) / 1e9);
  }

  /** Returns how many dead letters there are of orders that were not rekeyed. */
  private long checkRekeying(Progress progress) {
    if (arrivedEnds.isEmpty()) {
      return 0;
    }
    progress.message("comparing orders with orders-by-customer");
    DeadLetters refused = DeadLetters.read(topics, TopicCatalogue.ORDERS, arrivedEnds, mismatches);
    Door door = Door.unkeyed(decoder(TopicCatalogue.ORDERS));
    new RekeyCheck(topics, door, refused, mismatches).run(arrivedEnds, ends);
    return refused.found();
  }

  private PartitionCheck check(
      int partition, Models models, MenuHistory menus, DeadLetters deadLetters, NaiveCheck naive) {
    FeedbackRecords feedback =
        new FeedbackRecords(
            topics.read(TopicCatalogue.FEEDBACK, partition), decoder(TopicCatalogue.FEEDBACK));
    JournalWalk journal =
        new JournalWalk(
            partition,
            ends.get(partition),
            topics.read(TopicCatalogue.INPUT_JOURNAL, partition),
            decoder(TopicCatalogue.INPUT_JOURNAL),
            models,
            menus,
            feedback,
            mismatches);
    PartitionCheck.Outputs outputs =
        new PartitionCheck.Outputs(
            output(OutputKind.PREDICTION, partition),
            output(OutputKind.OUTCOME, partition),
            output(OutputKind.SHADOW_OUTCOME, partition),
            output(OutputKind.EXAMPLE, partition),
            output(OutputKind.PROFILE, partition));
    return new PartitionCheck(
        partition,
        Door.keyed(decoder(orders), ends.size(), erased),
        journal,
        outputs,
        deadLetters,
        naive,
        tally);
  }

  private <T extends SpecificRecord> OutputCheck<T> output(OutputKind<T> kind, int partition) {
    return new OutputCheck<>(
        kind,
        partition,
        ends.get(partition),
        topics.read(kind.topic(), partition),
        decoder(kind.topic()),
        mismatches,
        erased);
  }

  /** Every customer's state depends on all of the customer's events. */
  private void requireUntrimmed() {
    if (!arrivedEnds.isEmpty()) {
      requireUntrimmed(TopicCatalogue.ORDERS, arrivedEnds.size());
    }
    for (TopicSpec topic :
        List.of(
            orders,
            TopicCatalogue.INPUT_JOURNAL,
            TopicCatalogue.FEEDBACK,
            TopicCatalogue.MENU_ITEMS)) {
      requireUntrimmed(topic, topic.partitions(ends.size()));
    }
  }

  private void requireUntrimmed(TopicSpec topic, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      long begin = topics.begin(topic, partition);
      if (begin > 0) {
        throw new FailureException(
            "%s-%d begins at offset %,d: what was before was deleted, and without it nothing can be recomputed; keep the topic with unlimited retention"
                .formatted(topic.name(), partition, begin));
      }
    }
  }

  private Deserializer<SpecificRecord> decoder(TopicSpec topic) {
    return AvroSerdes.deserializer(topic, registry);
  }

  private VerifyResult result(long deadLetters, NaiveCheck naive, double seconds) {
    return new VerifyResult(
        tally.orders,
        tally.predictions,
        mismatches.count(),
        tally.duplicates,
        deadLetters,
        tally.outcomes,
        tally.shadowOutcomes,
        tally.examples,
        tally.profiles,
        tally.journalEntries,
        erased.countBefore(ends),
        tally.erasedOrders,
        naive.checked(),
        naive.skipped(),
        tally.unchecked,
        tally.validFrom,
        tally.models,
        mismatches.examples(),
        seconds);
  }
}
