/** The production model as a method among others. */
package dev.foretaste.evaluation.production;
