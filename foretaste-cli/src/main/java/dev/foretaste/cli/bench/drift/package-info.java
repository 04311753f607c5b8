/** How surely and how soon drift and anomalies are found, and how often for nothing. */
package dev.foretaste.cli.bench.drift;
