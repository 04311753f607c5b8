/** What a candidate looks like to a scorer, in the eyes of one customer. */
package dev.foretaste.features;
