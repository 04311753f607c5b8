/** The stores that the stream keeps. */
package dev.foretaste.topology.state;
