/** Which stream is live, and what replays there are. */
package dev.foretaste.cli.generations;
