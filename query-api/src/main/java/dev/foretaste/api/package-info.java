/** The HTTP API: what it is made of, how it starts and stops. */
package dev.foretaste.api;
