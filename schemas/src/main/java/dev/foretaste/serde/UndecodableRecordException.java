package dev.foretaste.serde;

/**
 * These bytes can never be read as what they should be; trying again is of no use. The message is
 * the reason, for people, without any content of the record.
 */
public class UndecodableRecordException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UndecodableRecordException(String reason) {
    super(reason);
  }

  public UndecodableRecordException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
