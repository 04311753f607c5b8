/** A challenger beside the champion on live orders: who gets which, and how both did. */
package dev.foretaste.experiments;
