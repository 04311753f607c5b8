package dev.foretaste.orders;

/**
 * Why an event cannot be taken.
 *
 * @param code short and stable, for filters and metrics: lower-case words joined by dashes
 * @param field the field that is at fault, for example {@code lines[2].quantity}; empty when the
 *     event as a whole is
 * @param detail what is wrong and what to do about it, for people; holds no value of the event
 */
public record Rejection(String code, String field, String detail) {}
