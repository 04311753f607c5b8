/** Global signals about items, as the model bundle carries them. */
package dev.foretaste.tables;
