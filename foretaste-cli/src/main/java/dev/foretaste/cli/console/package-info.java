/** What all commands share on the terminal: options, progress, results, errors, logging. */
package dev.foretaste.cli.console;
