/** Scorers: from features to scores and probabilities. */
package dev.foretaste.scoring;
