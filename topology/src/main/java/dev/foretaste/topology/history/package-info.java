/** The latest predictions of each customer. */
package dev.foretaste.topology.history;
