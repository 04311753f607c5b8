/** The {@code foretaste} command. */
package dev.foretaste.cli;
