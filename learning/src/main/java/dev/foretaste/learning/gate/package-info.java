/** Whether a challenger may become champion. */
package dev.foretaste.learning.gate;
