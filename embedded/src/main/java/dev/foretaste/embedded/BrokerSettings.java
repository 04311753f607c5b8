package dev.foretaste.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a Kafka that is alone and shares a small machine with everything else. */
final class BrokerSettings {

  private static final String HOST = "localhost";
  private static final int MIB = 1 << 20;

  private BrokerSettings() {}

  static Map<String, String> of(BrokerIdentity identity, Path logDirectory) {
    Map<String, String> settings = new HashMap<>();
    settings.putAll(roles(identity));
    settings.putAll(oneBroker());
    settings.putAll(storage());
    settings.putAll(smallMachine());
    settings.put("log.dirs", logDirectory.toString());
    return settings;
  }

  private static Map<String, String> roles(BrokerIdentity identity) {
    String client = "PLAINTEXT://%s:%d".formatted(HOST, identity.brokerPort());
    String controller = "%s:%d".formatted(HOST, identity.controllerPort());
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "listeners", client + ",CONTROLLER://" + controller,
        "advertised.listeners", client,
        "controller.listener.names", "CONTROLLER",
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name", "PLAINTEXT",
        "controller.quorum.voters", "1@" + controller);
  }

  private static Map<String, String> oneBroker() {
    Map<String, String> settings = new HashMap<>();
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    // There is nobody else to wait for.
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After a crash the controller refuses the broker until its old session has ended.
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("server.max.startup.time.ms", "60000");
    return settings;
  }

  private static Map<String, String> storage() {
    Map<String, String> settings = new HashMap<>();
    // A mistyped name must be an error, not a new topic with the wrong partition count.
    settings.put("auto.create.topics.enable", "false");
    // Whoever comes back after a month goes on where he stopped: about 4,000 years, the maximum.
    settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    // Open transactions of a killed process block readers; look for them often.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.put("log.segment.bytes", Integer.toString(256 * MIB));
    // Indexes are laid out at full size, and not every file system stores the holes for free.
    settings.put("log.index.size.max.bytes", Integer.toString(MIB));
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * MIB));
    // What was erased or replaced is gone from disk within a day, however little is written.
    settings.put("log.cleaner.max.compaction.lag.ms", "86400000");
    return settings;
  }

  private static Map<String, String> smallMachine() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "num.recovery.threads.per.data.dir", "2");
  }
}
