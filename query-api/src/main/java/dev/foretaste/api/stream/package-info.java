/** Predictions and orders as server-sent events. */
package dev.foretaste.api.stream;
