/** Running figures about items over the stream of orders. */
package dev.foretaste.learning.statistics;
