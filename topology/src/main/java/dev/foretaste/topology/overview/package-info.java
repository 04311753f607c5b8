/** Figures over all customers, kept up with every order: quality by model version, sales by day. */
package dev.foretaste.topology.overview;
