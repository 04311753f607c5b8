package dev.foretaste.learning.drift;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.BundleReference;
import dev.foretaste.schema.ReferenceHistogram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How examples looked when a model was judged. Immutable and thread-safe. */
public final class DriftReference {
  private static final int FEATURES = FeatureVectorizer.SCHEMA.size();
  private static final int BINS = 10;
  private static final int MOST_ITEMS = 20;
  private static final float[] BASKET_SIZES = {1, 2, 3, 4, 6, 9, 14};

  private final EffectiveSize size;
  private final List<Quantity> quantities;
  private final List<Scale> scales;
  private final List<double[]> shares;

  private DriftReference(
      EffectiveSize size, List<Quantity> quantities, List<Scale> scales, List<double[]> shares) {
    this.size = size;
    this.quantities = List.copyOf(quantities);
    this.scales = List.copyOf(scales);
    this.shares = List.copyOf(shares);
  }

  /**
   * Looks at examples.
   *
   * @param examples each with at least one row
   * @return empty when there are none
   */
  public static Optional<DriftReference> of(List<ObservedExample> examples) {
    if (examples.isEmpty()) {
      return Optional.empty();
    }
    List<Scale> scales = new ArrayList<>();
    for (int feature = 0; feature < FEATURES; feature++) {
      scales.add(Scale.Numbers.quantiles(column(examples, feature), BINS));
    }
    scales.add(Scale.Numbers.quantiles(margins(examples), BINS));
    scales.add(new Scale.Names(frequentItems(examples)));
    scales.add(new Scale.Numbers(BASKET_SIZES.clone()));
    Tally tally = new Tally(scales);
    examples.forEach(tally::add);
    return Optional.of(
        new DriftReference(
            tally.effectiveSize(),
            quantities(),
            scales,
            IntStream.range(0, scales.size()).mapToObj(tally::shares).toList()));
  }

  private static List<Quantity> quantities() {
    List<Quantity> quantities = new ArrayList<>();
    FeatureVectorizer.SCHEMA.names().forEach(name -> quantities.add(Quantity.feature(name)));
    quantities.add(Quantity.MARGIN);
    quantities.add(Quantity.ORDERED_ITEMS);
    quantities.add(Quantity.BASKET_SIZE);
    return quantities;
  }

  private static float[] column(List<ObservedExample> examples, int feature) {
    float[] values = new float[examples.stream().mapToInt(e -> e.rows().rows()).sum()];
    int at = 0;
    for (ObservedExample example : examples) {
      for (int row = 0; row < example.rows().rows(); row++) {
        values[at++] = example.rows().at(row, feature);
      }
    }
    return values;
  }

  private static float[] margins(List<ObservedExample> examples) {
    float[] values = new float[examples.stream().mapToInt(e -> e.margins().length).sum()];
    int at = 0;
    for (ObservedExample example : examples) {
      System.arraycopy(example.margins(), 0, values, at, example.margins().length);
      at += example.margins().length;
    }
    return values;
  }

  private static List<String> frequentItems(List<ObservedExample> examples) {
    Map<String, Integer> counts = new HashMap<>();
    for (ObservedExample example : examples) {
      example.ordered().forEach(item -> counts.merge(item, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_ITEMS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Reads what a bundle keeps.
   *
   * @return empty when it is about other quantities than are known here, or inconsistent
   */
  public static Optional<DriftReference> decode(BundleReference encoded) {
    List<ReferenceHistogram> histograms = encoded.getHistograms();
    List<Quantity> quantities =
        histograms.stream().map(h -> new Quantity(h.getKind(), h.getName())).toList();
    if (!quantities.equals(quantities())
        || !(encoded.getEffectiveExamples() >= 1)
        || !(encoded.getEffectiveItems() >= 1)) {
      return Optional.empty();
    }
    List<Scale> scales = histograms.stream().map(DriftReference::scale).toList();
    List<double[]> shares =
        histograms.stream()
            .map(h -> h.getShares().stream().mapToDouble(Double::doubleValue).toArray())
            .toList();
    for (int i = 0; i < scales.size(); i++) {
      if (scales.get(i).bins() != shares.get(i).length) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new DriftReference(
            new EffectiveSize(encoded.getEffectiveExamples(), encoded.getEffectiveItems()),
            quantities,
            scales,
            shares));
  }

  private static Scale scale(ReferenceHistogram histogram) {
    if (new Quantity(histogram.getKind(), histogram.getName()).equals(Quantity.ORDERED_ITEMS)) {
      return new Scale.Names(histogram.getCategories());
    }
    float[] edges = new float[histogram.getEdges().size()];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = histogram.getEdges().get(i);
    }
    return new Scale.Numbers(edges);
  }

  /** For a bundle. */
  public BundleReference encode() {
    List<ReferenceHistogram> histograms =
        IntStream.range(0, quantities.size()).mapToObj(this::histogram).toList();
    return new BundleReference(size.customers(), size.items(), histograms);
  }

  private ReferenceHistogram histogram(int at) {
    List<Float> edges = new ArrayList<>();
    List<String> categories = List.of();
    if (scales.get(at) instanceof Scale.Numbers numbers) {
      for (float edge : numbers.edges()) {
        edges.add(edge);
      }
    } else if (scales.get(at) instanceof Scale.Names names) {
      categories = names.names();
    }
    Quantity quantity = quantities.get(at);
    return new ReferenceHistogram(
        quantity.kind(),
        quantity.name(),
        edges,
        categories,
        IntStream.range(0, shares.get(at).length).mapToObj(i -> shares.get(at)[i]).toList());
  }

  /** An empty tally of the same bins. */
  Tally newTally() {
    return new Tally(scales);
  }

  /** How far a tally is from here, per quantity. */
  List<Shift> compare(Tally tally, double limit) {
    EffectiveSize now = tally.effectiveSize();
    return IntStream.range(0, quantities.size())
        .mapToObj(at -> shift(at, tally.shares(at), now, limit))
        .toList();
  }

  private Shift shift(int at, double[] actual, EffectiveSize now, double limit) {
    Quantity quantity = quantities.get(at);
    double[] expected = shares.get(at);
    double expectedSize = size.of(quantity);
    double actualSize = now.of(quantity);
    double chance = PopulationStability.chanceLimit(expected, expectedSize, actual, actualSize);
    return new Shift(
        quantity,
        PopulationStability.index(expected, expectedSize, actual, actualSize),
        Math.max(limit, chance));
  }
}
