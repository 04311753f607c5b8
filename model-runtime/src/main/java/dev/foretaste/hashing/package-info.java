/** Hashes that are the same on every machine and in every run. */
package dev.foretaste.hashing;
