package dev.foretaste.cli.rewrite;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.LogProducer;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes a log anew, with placeholders for what is to go: a checked copy first, then the topic
 * itself from the copy. A topic that says so exists from when the copy is complete until the topic
 * is; whenever it is interrupted, running it again comes to the same end, and nothing is lost.
 */
public final class LogRewrite {
  private static final String COPY = "-rewritten";
  private static final String COMPLETE = "-rewritten-complete";

  private final Map<String, Object> client;
  private final Admin admin;
  private final TopicSwap topics;
  private final GroupOffsets groups;
  private final Duration patience;
  private final Progress progress;

  /**
   * What was done to one log.
   *
   * @param kept records, each where it stood
   * @param removed events of erased customers that are gone, now or earlier
   */
  public record Result(String topic, long kept, long removed) {}

  /** A step that was done; what comes next may fail. */
  enum Step {
    COPIED,
    DELETED,
    WRITTEN
  }

  LogRewrite(Map<String, Object> client, Admin admin, Duration patience, Progress progress) {
    this.client = Map.copyOf(client);
    this.admin = admin;
    this.patience = patience;
    this.progress = progress;
    topics = new TopicSwap(admin, patience);
    groups = new GroupOffsets(admin);
  }

  /** Whether a topic is not whole because its rewriting was interrupted. */
  public static boolean isUnfinished(Admin admin, TopicSpec log) {
    return new TopicSwap(admin, Duration.ZERO).exists(complete(log));
  }

  /**
   * Rewrites a log that nobody writes or reads meanwhile.
   *
   * @throws FailureException when somebody does, or Kafka does not go on
   */
  Result run(TopicSpec log, RecordRule rule, Consumer<Step> done) {
    TopicSpec copy = log.named(log.name() + COPY);
    if (!topics.exists(complete(log))) {
      groups.requireNobodyOn(log.name());
      progress.message("copying " + log.name());
      topics.delete(copy);
      topics.createLike(log, copy);
      copy(log, copy, rule);
      groups.copy(log.name(), copy.name());
      topics.createLike(copy, complete(log));
    }
    done.accept(Step.COPIED);
    progress.message("writing %s anew".formatted(log.name()));
    topics.delete(log);
    done.accept(Step.DELETED);
    topics.createLike(copy, log);
    Result result = copy(copy, log, RecordRule.KEEP_ALL);
    groups.copy(copy.name(), log.name());
    done.accept(Step.WRITTEN);
    topics.delete(complete(log));
    topics.delete(copy);
    return result;
  }

  private static TopicSpec complete(TopicSpec log) {
    return log.named(log.name() + COMPLETE);
  }

  private Result copy(TopicSpec from, TopicSpec to, RecordRule rule) {
    long kept = 0;
    long removed = 0;
    try (KafkaTopics reader = new KafkaTopics(client, patience);
        Producer<byte[], byte[]> producer = LogProducer.open(client)) {
      for (int partition = 0; partition < reader.partitions(from); partition++) {
        PartitionCopy.Copied copied = copy(from, to, partition, rule, reader, producer);
        kept += copied.kept();
        removed += copied.removed();
      }
    }
    return new Result(to.name(), kept, removed);
  }

  private PartitionCopy.Copied copy(
      TopicSpec from,
      TopicSpec to,
      int partition,
      RecordRule rule,
      KafkaTopics reader,
      Producer<byte[], byte[]> producer) {
    long begin = reader.begin(from, partition);
    long end = reader.end(from, partition);
    TopicPartition target = new TopicPartition(to.name(), partition);
    PartitionCopy.Copied copied =
        new PartitionCopy(producer, target, rule)
            .run(reader.readWhole(from, partition), begin, end);
    if (begin > 0) {
      KafkaAnswers.of(
          admin.deleteRecords(Map.of(target, RecordsToDelete.beforeOffset(begin))).all());
    }
    check(reader, to, partition, begin, end, copied);
    if (reader.end(from, partition) != end) {
      throw new FailureException(
          "somebody writes to %s: stop all producers, then run the command again"
              .formatted(from.name()));
    }
    return copied;
  }

  private static void check(
      KafkaTopics reader,
      TopicSpec topic,
      int partition,
      long begin,
      long end,
      PartitionCopy.Copied copied) {
    LogDigest digest = new LogDigest();
    Iterator<ConsumerRecord<byte[], byte[]>> records = reader.readWhole(topic, partition);
    while (records.hasNext()) {
      ConsumerRecord<byte[], byte[]> record = records.next();
      digest.add(
          record.offset(), record.timestamp(), record.key(), record.value(), record.headers());
    }
    if (reader.begin(topic, partition) != begin
        || reader.end(topic, partition) != end
        || !digest.hex().equals(copied.digest())) {
      throw new FailureException(
          "%s-%d is not what was written: does anybody else write there? Run the command again"
              .formatted(topic.name(), partition));
    }
  }
}
