/** Reads a cluster's topics as a bystander, and knows how far the service is with them. */
package dev.foretaste.cli.topics;
