package dev.foretaste.cli.config;

/**
 * A value that configuration gives to an option.
 *
 * @param value as it is written there
 * @param source where it is written, for a message: a variable, or a key in a file
 */
record Setting(String value, String source) {}
