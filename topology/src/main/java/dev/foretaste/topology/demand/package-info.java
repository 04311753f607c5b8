/** What customers are expected to order on the coming days, summed up by store and item. */
package dev.foretaste.topology.demand;
