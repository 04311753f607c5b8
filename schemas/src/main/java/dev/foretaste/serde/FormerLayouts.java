package dev.foretaste.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas that a stored record class had in earlier layouts, kept as resources. */
final class FormerLayouts {
  private FormerLayouts() {}

  /** The schemas of layouts 1, 2 and so on, without the present one. */
  static List<Schema> of(Class<?> type) {
    List<Schema> schemas = new ArrayList<>();
    while (true) {
      String resource = "layouts/%s-%d.avsc".formatted(type.getSimpleName(), schemas.size() + 1);
      try (InputStream schema = FormerLayouts.class.getResourceAsStream(resource)) {
        if (schema == null) {
          return schemas;
        }
        schemas.add(new Schema.Parser().parse(schema));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
    }
  }
}
