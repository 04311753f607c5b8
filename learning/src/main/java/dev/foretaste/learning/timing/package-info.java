/** Learning when customers order next. */
package dev.foretaste.learning.timing;
