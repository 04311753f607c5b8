/** Commands about API keys. */
package dev.foretaste.cli.keys;
