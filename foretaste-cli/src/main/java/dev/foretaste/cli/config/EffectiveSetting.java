package dev.foretaste.cli.config;

/**
 * What an option of a command is, and why.
 *
 * @param command that has the option
 * @param key of the option
 * @param value with secrets masked; empty when there is none
 * @param source a variable, a key in a file, {@code default}, or {@code not set}
 */
record EffectiveSetting(String command, String key, String value, String source) {}
