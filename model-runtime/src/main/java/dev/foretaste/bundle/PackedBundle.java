package dev.foretaste.bundle;

import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import java.util.List;

/**
 * A bundle as it travels: the chunks are to be published first, the manifest last.
 *
 * @param chunks the pieces of all sections
 * @param manifest names and checksums of the sections
 */
public record PackedBundle(List<ModelBundleChunk> chunks, ModelBundle manifest) {}
