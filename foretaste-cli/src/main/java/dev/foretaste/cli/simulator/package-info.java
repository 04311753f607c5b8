/** A simulated pizzeria chain whose customers have habits worth predicting. */
package dev.foretaste.cli.simulator;
