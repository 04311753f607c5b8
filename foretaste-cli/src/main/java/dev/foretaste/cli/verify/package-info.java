/**
 * The command {@code verify}: recomputes from the orders topic and the journal what the stream must
 * have written, and compares it record by record with what it wrote.
 */
package dev.foretaste.cli.verify;
