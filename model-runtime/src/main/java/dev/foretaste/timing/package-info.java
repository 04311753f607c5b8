/** When customers order next. */
package dev.foretaste.timing;
