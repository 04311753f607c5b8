package dev.foretaste.api.health;

/**
 * How a component does.
 *
 * @param ready whether it can do its work
 * @param detail what it is doing, or what is missing, for people
 */
public record ComponentHealth(boolean ready, String detail) {}
