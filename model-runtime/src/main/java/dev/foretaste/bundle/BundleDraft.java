package dev.foretaste.bundle;

import dev.foretaste.schema.BundleReference;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.timing.TimingModel;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a new model version is made of.
 *
 * @param version unique, never reused
 * @param trees XGBoost UBJ; empty for a version that scores with the baseline
 * @param tables global signals
 * @param golden rows with the answers of the trained model
 * @param metrics quality on the holdout
 * @param lineage where the model comes from
 * @param timing when customers order next
 * @param reference what drift is to be measured against
 */
public record BundleDraft(
    String version,
    Optional<byte[]> trees,
    ItemTables tables,
    Golden golden,
    Map<String, Double> metrics,
    ModelLineage lineage,
    Optional<TimingModel> timing,
    Optional<BundleReference> reference) {

  /** Without a model of order times and a reference. */
  public BundleDraft(
      String version,
      Optional<byte[]> trees,
      ItemTables tables,
      Golden golden,
      Map<String, Double> metrics,
      ModelLineage lineage) {
    this(version, trees, tables, golden, metrics, lineage, Optional.empty(), Optional.empty());
  }

  /** Without a reference. */
  public BundleDraft(
      String version,
      Optional<byte[]> trees,
      ItemTables tables,
      Golden golden,
      Map<String, Double> metrics,
      ModelLineage lineage,
      Optional<TimingModel> timing) {
    this(version, trees, tables, golden, metrics, lineage, timing, Optional.empty());
  }

  /** The same with other metrics. */
  public BundleDraft withMetrics(Map<String, Double> metrics) {
    return new BundleDraft(version, trees, tables, golden, metrics, lineage, timing, reference);
  }

  /** The same with a model of order times. */
  public BundleDraft withTiming(Optional<TimingModel> timing) {
    return new BundleDraft(version, trees, tables, golden, metrics, lineage, timing, reference);
  }

  /** The same with a reference. */
  public BundleDraft withReference(Optional<BundleReference> reference) {
    return new BundleDraft(version, trees, tables, golden, metrics, lineage, timing, reference);
  }
}
