/**
 * Avro records in Confluent's wire format (magic byte 0, schema id as a big-endian int, Avro
 * binary), and the schema registry they need.
 */
package dev.foretaste.serde;
