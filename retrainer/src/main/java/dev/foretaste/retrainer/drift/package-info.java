/** Watches examples and orders, and publishes what is no longer as it was. */
package dev.foretaste.retrainer.drift;
