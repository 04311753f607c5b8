/** The commands that measure what Foretaste costs. */
package dev.foretaste.cli.bench;
