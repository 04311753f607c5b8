/** Rebuilding what the stream wrote, beside it, and comparing the two. */
package dev.foretaste.cli.replay;
