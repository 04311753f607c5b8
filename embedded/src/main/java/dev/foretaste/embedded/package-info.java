/** A real, on-disk Kafka broker and a schema registry inside this process. */
package dev.foretaste.embedded;
