/** From examples to a challenger, without a look at what it will be judged on. */
package dev.foretaste.learning.training;
