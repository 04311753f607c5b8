/** The command that measures prediction quality. */
package dev.foretaste.cli.evaluate;
