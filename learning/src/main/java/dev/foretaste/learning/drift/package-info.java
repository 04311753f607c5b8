/** Whether examples still look like those that the champion was judged on. */
package dev.foretaste.learning.drift;
