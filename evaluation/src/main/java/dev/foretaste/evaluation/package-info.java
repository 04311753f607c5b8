/** Prediction quality by a published protocol: data, split, metrics, and the run over seeds. */
package dev.foretaste.evaluation;
