package dev.foretaste.serde;

import org.apache.kafka.common.KafkaException;

/** The schema registry answered and refused. */
public class SchemaRegistryException extends KafkaException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final int errorCode;

  /**
   * @param status HTTP status
   * @param errorCode the registry's own code, for example 42201; the status when it gave none
   */
  public SchemaRegistryException(int status, int errorCode, String message) {
    super("%s (HTTP status %d, error code %d)".formatted(message, status, errorCode));
    this.status = status;
    this.errorCode = errorCode;
  }

  /** HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The registry's own error code; the HTTP status when it gave none. */
  public int errorCode() {
    return errorCode;
  }
}
