/** How bytes reach the API: connections, TLS, and how much is taken at a time. */
package dev.foretaste.api.transport;
