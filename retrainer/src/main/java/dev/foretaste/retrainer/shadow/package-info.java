/** Policy shadow-first: a challenger proves itself on live orders before it becomes champion. */
package dev.foretaste.retrainer.shadow;
