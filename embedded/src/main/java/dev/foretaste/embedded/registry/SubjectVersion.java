package dev.foretaste.embedded.registry;

/**
 * A version of a subject.
 *
 * @param schema the schema's JSON as Avro prints it
 * @param state whether it can still be seen
 */
record SubjectVersion(String subject, int version, int id, String schema, State state) {

  enum State {
    LIVE,
    /** Hidden from look-ups by subject; the id still leads to the schema. */
    SOFT_DELETED,
    /** Gone for readers; kept so that neither id nor version is ever used again. */
    PURGED
  }

  boolean isLive() {
    return state == State.LIVE;
  }

  SubjectVersion in(State newState) {
    return new SubjectVersion(subject, version, id, schema, newState);
  }
}
