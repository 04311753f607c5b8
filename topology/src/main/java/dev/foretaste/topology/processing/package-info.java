/** What happens to an order inside the stream, record by record. */
package dev.foretaste.topology.processing;
