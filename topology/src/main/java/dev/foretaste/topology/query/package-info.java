/** Questions about customers, answered from the state stores. */
package dev.foretaste.topology.query;
