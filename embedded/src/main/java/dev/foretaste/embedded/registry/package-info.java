/**
 * A schema registry with Confluent's REST API, for Avro; its data are in a compacted Kafka topic.
 */
package dev.foretaste.embedded.registry;
