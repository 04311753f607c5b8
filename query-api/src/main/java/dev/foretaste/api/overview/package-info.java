/** Endpoints about all customers together, answered from all partitions. */
package dev.foretaste.api.overview;
