package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.benchmarks.scoring.BenchmarkModel;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import dev.foretaste.trees.UnsupportedModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Item tables and trees for a {@link Workload}: trees of full depth, grown on features as the
 * stream computes them.
 *
 * @param tables figures and 20 neighbours per item and relation, made up
 * @param ubj the trees
 */
record WorkloadModel(ItemTables tables, byte[] ubj) {
  private static final int NEIGHBOURS = 20;
  private static final int CUSTOMERS = 150;
  private static final int ORDERS_EACH = 5;

  static WorkloadModel train(Workload workload, int trees, int depth) {
    ItemTables tables = madeUpTables(workload.catalogue());
    Workload few =
        new Workload(CUSTOMERS, workload.ownItems(), workload.lines(), workload.catalogue());
    ScoringModel untrained =
        new ScoringModel("v0", ScoringModel.initial().scorer(), tables, Optional.empty());
    PrequentialLoop loop = new PrequentialLoop();
    CustomerState[] states = new CustomerState[CUSTOMERS];
    Arrays.fill(states, PrequentialLoop.unknownCustomer());
    for (int number = 0; number < CUSTOMERS * ORDERS_EACH; number++) {
      OrderPlaced order = few.order(number);
      int customer = Integer.parseInt(order.getCustomerId().replaceAll("[^0-9]", ""));
      Step step =
          loop.apply(
              states[customer],
              new OrderEvent.Placed(order),
              new Revision(0, number),
              untrained,
              Menu.EVERYTHING);
      if (step instanceof Step.Accepted accepted) {
        states[customer] = accepted.after();
      }
    }
    return new WorkloadModel(tables, grow(states, tables, trees, depth));
  }

  /** Labels follow the own items, and much chance, so that trees find something to split on. */
  private static byte[] grow(CustomerState[] states, ItemTables tables, int trees, int depth) {
    List<float[]> matrices = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(7);
    for (CustomerState state : states) {
      CustomerPreferences customer = state.getPreferences();
      Candidates candidates = new CandidateGenerator().generate(customer, tables, Menu.EVERYTHING);
      FeatureMatrix features = new FeatureVectorizer().vectorize(customer, candidates, tables);
      matrices.add(features.values());
      for (Candidate candidate : candidates.items()) {
        double chance = candidate.own().isPresent() ? 0.4 : 0.1;
        labels.add(random.nextDouble() < chance ? 1f : 0f);
      }
    }
    int columns = FeatureVectorizer.SCHEMA.size();
    float[] values = new float[labels.size() * columns];
    int at = 0;
    for (float[] matrix : matrices) {
      System.arraycopy(matrix, 0, values, at, matrix.length);
      at += matrix.length;
    }
    float[] targets = new float[labels.size()];
    IntStream.range(0, targets.length).forEach(row -> targets[row] = labels.get(row));
    return BenchmarkModel.train(trees, depth, columns, values, targets).ubj();
  }

  private static ItemTables madeUpTables(int catalogue) {
    SplittableRandom random = new SplittableRandom(3);
    Map<ItemColumn, float[]> columns = new EnumMap<>(ItemColumn.class);
    for (ItemColumn column : ItemColumn.values()) {
      float[] values = new float[catalogue];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble();
      }
      columns.put(column, values);
    }
    return new ItemTables(
        IntStream.range(0, catalogue).mapToObj(Workload::item).toList(),
        columns,
        neighbours(random, catalogue),
        neighbours(random, catalogue),
        neighbours(random, catalogue));
  }

  private static Neighbours neighbours(SplittableRandom random, int catalogue) {
    int[] ends = new int[catalogue];
    int[] items = new int[catalogue * NEIGHBOURS];
    float[] weights = new float[items.length];
    for (int item = 0; item < ends.length; item++) {
      for (int k = 0; k < NEIGHBOURS; k++) {
        int at = item * NEIGHBOURS + k;
        items[at] = random.nextInt(catalogue);
        weights[at] = (float) (1.0 / (k + 2));
      }
      ends[item] = (item + 1) * NEIGHBOURS;
    }
    return new Neighbours(ends, items, weights);
  }

  /** With Foretaste's evaluator. */
  ScoringModel own() {
    try {
      return with("v1", XgboostScorer.evaluating(ubj, FeatureVectorizer.SCHEMA.size()));
    } catch (UnsupportedModelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tables with another scorer. */
  ScoringModel with(String version, Scorer scorer) {
    return new ScoringModel(version, scorer, tables, Optional.empty());
  }
}
