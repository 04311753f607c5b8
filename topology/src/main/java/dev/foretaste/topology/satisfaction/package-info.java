/** How content customers are, by store and month. */
package dev.foretaste.topology.satisfaction;
