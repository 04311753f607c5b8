/** Which items are worth scoring for a customer. */
package dev.foretaste.candidates;
