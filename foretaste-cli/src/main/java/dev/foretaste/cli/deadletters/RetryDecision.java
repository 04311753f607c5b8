package dev.foretaste.cli.deadletters;

/** Whether a dead letter can be sent again. */
sealed interface RetryDecision {

  /**
   * It is worth it.
   *
   * @param topic through whose door it goes
   * @param key the key it must have: the customer id in UTF-8
   * @param value its value, whole
   */
  record Send(String topic, byte[] key, byte[] value) implements RetryDecision {}

  /**
   * It would be refused again.
   *
   * @param why what would have to change
   */
  record Hopeless(String why) implements RetryDecision {}
}
