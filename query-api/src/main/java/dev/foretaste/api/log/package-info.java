/** Appending customers' events to a topic, durably, and where they stand there. */
package dev.foretaste.api.log;
