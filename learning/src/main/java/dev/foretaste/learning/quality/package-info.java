/** How good rankers are on labelled examples, and whether one is better than another. */
package dev.foretaste.learning.quality;
