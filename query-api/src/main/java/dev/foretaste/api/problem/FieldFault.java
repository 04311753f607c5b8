package dev.foretaste.api.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its name as the client wrote it, for example {@code lines[2].quantity}; empty for
 *     the request as a whole
 * @param detail what is wrong and what to do about it, for people
 */
public record FieldFault(String field, String detail) {}
