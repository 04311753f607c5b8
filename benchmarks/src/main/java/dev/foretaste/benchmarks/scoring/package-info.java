/** What scoring costs, by engine, model and number of rows. */
package dev.foretaste.benchmarks.scoring;
