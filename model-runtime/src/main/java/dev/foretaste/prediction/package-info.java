/** What one order does to one customer: outcome, example, learning, the next prediction. */
package dev.foretaste.prediction;
