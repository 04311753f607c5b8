package dev.foretaste.topology.satisfaction;

import dev.foretaste.feedback.SatisfactionMeter;
import dev.foretaste.schema.PeriodSatisfaction;
import dev.foretaste.schema.Satisfaction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The part of the flow that sums ratings up: they come from customers of all partitions and meet at
 * the task of their store and month.
 */
public final class SatisfactionByPeriod {
  private SatisfactionByPeriod() {}

  /**
   * The summaries as they change.
   *
   * @param ratings 1 to 5 by {@link StorePeriod#key}
   */
  public static KStream<String, PeriodSatisfaction> of(KStream<String, Integer> ratings) {
    return ratings
        .groupByKey(Grouped.with("satisfaction-by-period", Serdes.String(), Serdes.Integer()))
        .aggregate(
            SatisfactionMeter::none,
            (key, rating, before) -> SatisfactionMeter.add(before, rating),
            Named.as("sum-up-satisfaction"),
            Materialized.<String, Satisfaction, KeyValueStore<Bytes, byte[]>>as(
                    StateStores.SATISFACTION)
                .withKeySerde(Serdes.String())
                .withValueSerde(AvroSerdes.stored(Satisfaction.class))
                .withCachingDisabled())
        .toStream(Named.as("satisfaction-changes"))
        .mapValues(SatisfactionByPeriod::named, Named.as("satisfaction-summaries"));
  }

  private static PeriodSatisfaction named(String key, Satisfaction satisfaction) {
    StorePeriod of = StorePeriod.parse(key);
    return new PeriodSatisfaction(of.storeId(), of.month().toString(), satisfaction);
  }
}
