package dev.foretaste.topics;

import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Topics that exist differ from what is agreed about them; the message says how to go on. */
public class TopicMismatchException extends KafkaException {

  private static final long serialVersionUID = 1L;

  public TopicMismatchException(List<String> mismatches) {
    super(String.join(System.lineSeparator(), mismatches));
  }
}
