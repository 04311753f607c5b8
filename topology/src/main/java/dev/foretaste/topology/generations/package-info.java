/** Streams that follow one another: a replay that is promoted takes the orders over. */
package dev.foretaste.topology.generations;
