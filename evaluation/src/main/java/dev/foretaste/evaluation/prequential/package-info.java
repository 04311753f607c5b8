/** Predict every order before it is learned, in the sequence of time, while models come and go. */
package dev.foretaste.evaluation.prequential;
