package dev.foretaste.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * No schema registry could answer now. It says nothing about the record at hand: try again, and
 * never treat the record as bad.
 */
public class SchemaRegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  public SchemaRegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public SchemaRegistryUnavailableException(String message) {
    super(message);
  }
}
