package dev.foretaste.topology.inputs;

import dev.foretaste.topology.metrics.TopologyMetrics;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the timeline when the model updates that were there at the start begin and end. Kafka
 * Streams calls it on the thread that reads them, and takes no order before the end.
 */
public final class ModelCatchUp implements StateRestoreListener {
  private static final Logger LOG = LoggerFactory.getLogger(ModelCatchUp.class);

  private final String topic;
  private final ModelTimeline timeline;
  private final TopologyMetrics metrics;

  /** For the topic that this timeline follows. */
  public ModelCatchUp(String topic, ModelTimeline timeline, TopologyMetrics metrics) {
    this.topic = topic;
    this.timeline = timeline;
    this.metrics = metrics;
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
    if (partition.topic().equals(topic)) {
      timeline.catchUp();
    }
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long count) {}

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    if (!partition.topic().equals(topic)) {
      return;
    }
    for (String version : timeline.caughtUp()) {
      metrics.bundleRefused();
      LOG.warn("Model {} cannot become champion, it cannot be used", version);
    }
    LOG.info("Model {} is champion at the start", timeline.view().champion().version());
  }
}
