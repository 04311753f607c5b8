package dev.foretaste.topology.metrics;

import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** Exports what Kafka Streams itself measures: lag, state size, threads. Thread-safe. */
public final class StreamsCollector extends Collector {
  private final KafkaStreams streams;
  private final LongSupplier rocksMemory;

  /** Exports from this instance. */
  public StreamsCollector(KafkaStreams streams, LongSupplier rocksMemory) {
    this.streams = streams;
    this.rocksMemory = rocksMemory;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    List<MetricFamilySamples> samples = new ArrayList<>();
    samples.add(
        gauge(
            "foretaste_streams_running",
            "1 when the instance's stores are restored and it processes orders.",
            streams.state() == KafkaStreams.State.RUNNING ? 1 : 0));
    samples.add(
        gauge(
            "foretaste_consumer_lag_records",
            "Input records not processed yet, over all partitions of the instance.",
            sum("consumer-fetch-manager-metrics", "records-lag")));
    samples.add(
        gauge(
            "foretaste_state_entries",
            "Estimated number of entries in the instance's stores (RocksDB's estimate).",
            sum("stream-state-metrics", "estimate-num-keys")));
    samples.add(
        gauge(
            "foretaste_state_bytes",
            "Size of the instance's stores on disk (RocksDB table files), in bytes.",
            sum("stream-state-metrics", "live-sst-files-size")));
    samples.add(
        gauge(
            "foretaste_rocksdb_memory_bytes",
            "Memory in use by RocksDB for blocks, indexes and write buffers, in bytes.",
            rocksMemory.getAsLong()));
    return samples;
  }

  private static MetricFamilySamples gauge(String name, String help, double value) {
    return new GaugeMetricFamily(name, help, value);
  }

  private double sum(String group, String name) {
    double sum = 0;
    for (Map.Entry<MetricName, ? extends Metric> metric : streams.metrics().entrySet()) {
      MetricName key = metric.getKey();
      if (key.group().equals(group)
          && key.name().equals(name)
          && metric.getValue().metricValue() instanceof Number number
          && !Double.isNaN(number.doubleValue())) {
        sum += number.doubleValue();
      }
    }
    return sum;
  }
}
