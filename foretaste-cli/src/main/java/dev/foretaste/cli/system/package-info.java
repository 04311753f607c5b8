/** The running system: who holds a data directory, and how other commands find it. */
package dev.foretaste.cli.system;
