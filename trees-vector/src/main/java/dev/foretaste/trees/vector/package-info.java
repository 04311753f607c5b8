/** Evaluates trees with the Vector API, which is still an incubating module of the JDK. */
package dev.foretaste.trees.vector;
