/**
 * Evaluates XGBoost's trees without XGBoost: reads the UBJ file of a model and computes the same
 * margins and predictions, bit by bit.
 */
package dev.foretaste.trees;
