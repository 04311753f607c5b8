/** A client of the HTTP API. */
package dev.foretaste.client;
