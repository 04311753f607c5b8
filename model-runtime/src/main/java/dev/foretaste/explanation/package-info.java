/** Why an item got its score: what each kind of feature contributed, and what is behind it. */
package dev.foretaste.explanation;
