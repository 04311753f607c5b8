/** Order events, their limits, and how duplicates are recognised. */
package dev.foretaste.orders;
