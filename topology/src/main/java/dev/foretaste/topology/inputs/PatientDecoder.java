package dev.foretaste.topology.inputs;

import dev.foretaste.serde.SchemaRegistryException;
import dev.foretaste.serde.SchemaRegistryUnavailableException;
import dev.foretaste.serde.UndecodableRecordException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes for the global thread, which Kafka Streams cannot replace: outlasts a registry that is
 * away for a short time, and never takes its absence for a fault of the record.
 */
public final class PatientDecoder {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Deserializer<? extends SpecificRecord> decoder;

  /** Decodes with this one, which may fail while the registry is away. */
  public PatientDecoder(Deserializer<? extends SpecificRecord> decoder) {
    this.decoder = decoder;
  }

  /**
   * Decodes a record.
   *
   * @throws UndecodableRecordException when it can never be decoded
   * @throws RuntimeException when the registry stayed away; the process has to start again
   */
  public SpecificRecord decode(byte[] value) {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    while (true) {
      try {
        return decoder.deserialize(null, value);
      } catch (SchemaRegistryUnavailableException | SchemaRegistryException e) {
        if (System.nanoTime() - giveUpAt > 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
