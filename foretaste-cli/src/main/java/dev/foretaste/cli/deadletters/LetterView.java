package dev.foretaste.cli.deadletters;

/**
 * A dead letter as lists show it.
 *
 * @param id topic:partition:offset
 * @param time when the refused record was produced, ISO 8601
 * @param source where it was read, topic:partition:offset
 */
record LetterView(
    String id,
    String status,
    String reason,
    String field,
    String detail,
    String time,
    String source) {

  static LetterView of(Letter letter) {
    return new LetterView(
        letter.id().toString(),
        letter.status().word(),
        letter.reason(),
        letter.field(),
        letter.detail(),
        letter.time().toString(),
        letter.source());
  }
}
