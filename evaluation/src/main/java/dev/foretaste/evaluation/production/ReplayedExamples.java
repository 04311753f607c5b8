package dev.foretaste.evaluation.production;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.statistics.ItemStatistics;
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.tables.ItemTables;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The examples of all customers, and the item tables of groups of them. Immutable and thread-safe.
 *
 * <p>Where event times are real, the tables see examples in their sequence. Otherwise they see them
 * by their distance from the customer's last order, the farthest first; those at the same distance
 * in the sequence of the customers.
 */
final class ReplayedExamples {
  private final List<List<HeldExample>> byCustomer;
  private final Comparator<Placed> sequence;
  private final Variant variant;

  private record Placed(HeldExample example, int customer, int fromLast) {}

  private ReplayedExamples(
      List<List<HeldExample>> byCustomer, Comparator<Placed> sequence, Variant variant) {
    this.byCustomer = byCustomer;
    this.variant = variant;
    this.sequence = sequence;
  }

  private static Comparator<Placed> sequence(boolean timed) {
    return timed
        ? Comparator.comparing(Placed::example, HeldExample.CHRONOLOGICAL)
        : Comparator.comparingInt(Placed::fromLast).reversed().thenComparingInt(Placed::customer);
  }

  /** The same examples, with the tables of a variant that keeps as many items. */
  ReplayedExamples seenBy(Variant other) {
    return new ReplayedExamples(byCustomer, sequence, other);
  }

  static ReplayedExamples of(Dataset data, Variant variant) {
    Replay replay = new Replay(variant);
    List<List<HeldExample>> examples =
        IntStream.range(0, data.size())
            .parallel()
            .mapToObj(customer -> replay.examples(data.customer(customer)))
            .toList();
    return new ReplayedExamples(examples, sequence(data.timed()), variant);
  }

  /** The example of a customer's last order. */
  HeldExample last(int customer) {
    List<HeldExample> examples = byCustomer.get(customer);
    return examples.get(examples.size() - 1);
  }

  /** Ids of customers. */
  Set<String> customerIds(List<Integer> customers) {
    return customers.stream()
        .map(customer -> last(customer).customerId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The examples of the customers' last orders, as they are seen with these tables. */
  SeenExamples seen(List<Integer> customers, ItemTables tables) {
    return new SeenExamples(customers.stream().map(this::last).toList(), tables);
  }

  /**
   * The examples that have so many later ones of the same customer, seen with tables of those that
   * have more.
   */
  SeenExamples seenFromLast(int later) {
    List<HeldExample> chosen =
        byCustomer.stream()
            .filter(examples -> examples.size() > later)
            .map(examples -> examples.get(examples.size() - 1 - later))
            .toList();
    return new SeenExamples(
        chosen,
        tables(
            IntStream.range(0, byCustomer.size())
                .mapToObj(customer -> placed(customer, later + 1))
                .toList()));
  }

  /** The examples with labels before the cut of timed data, in chronological sequence. */
  List<HeldExample> beforeCut(Dataset data) {
    return IntStream.range(0, byCustomer.size())
        .boxed()
        .flatMap(
            customer ->
                byCustomer.get(customer).stream()
                    .limit(Math.max(0, data.history(customer).length - 1)))
        .sorted(HeldExample.CHRONOLOGICAL)
        .toList();
  }

  /** Tables that know the last orders of these customers and of nobody else. */
  ItemTables tablesWithLastOf(List<Integer> customers) {
    boolean[] known = new boolean[byCustomer.size()];
    customers.forEach(customer -> known[customer] = true);
    return tables(
        IntStream.range(0, known.length)
            .mapToObj(customer -> placed(customer, known[customer] ? 0 : 1))
            .toList());
  }

  /** A customer's examples without so many of the last ones. */
  private List<Placed> placed(int customer, int without) {
    List<HeldExample> examples = byCustomer.get(customer);
    return IntStream.range(0, Math.max(0, examples.size() - without))
        .mapToObj(i -> new Placed(examples.get(i), customer, examples.size() - 1 - i))
        .toList();
  }

  private ItemTables tables(List<List<Placed>> placed) {
    ItemStatistics statistics = new ItemStatistics();
    placed.stream()
        .flatMap(List::stream)
        .sorted(sequence)
        .forEach(one -> statistics.add(one.example().decode()));
    return variant.seen(statistics.toTables());
  }
}
