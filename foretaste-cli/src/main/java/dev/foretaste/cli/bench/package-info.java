/** Measures on this machine what the documents say in figures. */
package dev.foretaste.cli.bench;
