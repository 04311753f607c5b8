package dev.foretaste.api.openapi;

import java.util.List;

/**
 * What an endpoint answers when all is well.
 *
 * @param mediaType of the body
 * @param kinds records that the body may be; none for a body that is described in words only
 * @param explained whether an explanation may be one more field of it
 */
public record Answer(String mediaType, List<Class<?>> kinds, boolean explained) {
  private static final String JSON = "application/json";

  /** JSON of one of these records. */
  public static Answer json(Class<?>... kinds) {
    return new Answer(JSON, List.of(kinds), false);
  }

  /** JSON of any shape. */
  public static Answer anyJson() {
    return new Answer(JSON, List.of(), false);
  }

  /** Another media type. */
  public static Answer text(String mediaType) {
    return new Answer(mediaType, List.of(), false);
  }

  /** The same, with an explanation where one is asked for. */
  public Answer mayBeExplained() {
    return new Answer(mediaType, kinds, true);
  }
}
