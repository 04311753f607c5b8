/** A customer's preferences and how they learn from orders. */
package dev.foretaste.preferences;
