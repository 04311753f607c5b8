/** What was expected of each order, found by order id. */
package dev.foretaste.topology.orderindex;
