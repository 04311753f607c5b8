package dev.foretaste.api.explanation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * An answer with its explanation, which is one more field of the same object.
 *
 * @param answer what would be answered without
 */
public record Explained(@JsonUnwrapped Object answer, ExplanationView explanation) {}
