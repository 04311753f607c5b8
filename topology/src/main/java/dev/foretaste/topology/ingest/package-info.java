/** The door: decoding and checking what arrives, and what becomes of what cannot be taken. */
package dev.foretaste.topology.ingest;
