/**
 * Sends order files to the orders topic, once and in sequence, and waits until they are scored and
 * judged.
 */
package dev.foretaste.cli.imports;
