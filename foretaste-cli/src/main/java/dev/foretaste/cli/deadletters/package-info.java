/** Listing dead letters, sending them again once, and dropping them. */
package dev.foretaste.cli.deadletters;
