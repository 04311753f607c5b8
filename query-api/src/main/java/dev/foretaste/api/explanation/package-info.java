/** Answers that say why. */
package dev.foretaste.api.explanation;
