/** Setting a stream back to its beginning. */
package dev.foretaste.cli.reset;
