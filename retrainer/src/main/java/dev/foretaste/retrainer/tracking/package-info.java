/** Tells experiment trackers what the retrainer decides. */
package dev.foretaste.retrainer.tracking;
