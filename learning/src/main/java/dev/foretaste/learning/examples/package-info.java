/** The labelled predictions that are there to learn from. */
package dev.foretaste.learning.examples;
