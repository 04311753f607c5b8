/** What the API counts and measures, and where Prometheus reads it. */
package dev.foretaste.api.metrics;
