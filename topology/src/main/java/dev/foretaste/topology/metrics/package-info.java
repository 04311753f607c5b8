/** What the stream counts and measures. */
package dev.foretaste.topology.metrics;
