/**
 * Compares rows with thresholds by the Vector API, which is still an incubating module of the JDK.
 */
package dev.foretaste.trees.vector;
