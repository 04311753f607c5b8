/** Forgetting customers, and giving out what is held about one. */
package dev.foretaste.cli.erasure;
